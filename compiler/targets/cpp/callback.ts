/** Callbacks: the class that a consumer makes from any callable, and the callable that a provider gets. */
import { code, comment, list, literal, name, spelling, type Hole, type Text } from "../../print/index.js";
import { declareC, spellFlags } from "../../lower/c-spelling.js";
import type { AbiCallback } from "../../lower/index.js";
import { interfaceName, namespaceOf, typeName } from "./names.js";
import { spellOwned, type Scope } from "./types.js";
import { acceptParam, writeAcceptSteps, type Accepted } from "./accept.js";
import { giveResult, receiveResult, spellResult } from "./result.js";
import { byReturn, paramName, spellError, writeCall, writeParams } from "./call.js";
import { writeDocs } from "./docs.js";

/** The consumer's class: a reference to a callable and the table of its type. */
export function writeCallback(decl: AbiCallback): Text {
  const scope: Scope = { namespace: namespaceOf(decl), side: "consumer" };
  const own = name(typeName(decl));
  const vt = name(decl.c);
  return code`
    ${writeDocs(decl)}
    ${comment("///", `\n${describe(decl, scope)}`)}
    class ${own} {
    public:
        template <class F, class = std::enable_if_t<!std::is_same_v<std::decay_t<F>, ${own}>>>
        ${own}(F &&callable) noexcept
            : ftk_context_(ftk::callable_context(callable)), ftk_table_(&table<std::remove_reference_t<F>>) {}

        /// The two words that cross.
        [[nodiscard]] void *ftk_context() const noexcept {
            return ftk_context_;
        }
        [[nodiscard]] const ${vt} *ftk_table() const noexcept {
            return ftk_table_;
        }

    private:
        template <class F>
        static std::int32_t call(${writeSlots(decl)}) noexcept;
        template <class F>
        static constexpr ${vt} table = {{sizeof(${vt}), ${spelling(spellFlags(decl.flags))}, nullptr, nullptr}, &call<F>};

        void *ftk_context_;
        const ${vt} *ftk_table_;
    };
  `;
}

function writeSlots(decl: AbiCallback): Text {
  return list(decl.slots.map((slot) => spelling(declareC(slot.c, slot.name))));
}

/** What the provider calls, after all resources are known. */
export function writeCallbackMembers(decl: AbiCallback): Text {
  const scope: Scope = { namespace: namespaceOf(decl), side: "consumer" };
  return code`
    template <class F>
    std::int32_t ${name(typeName(decl))}::call(${writeSlots(decl)}) noexcept {
        return ftk::trampoline(err, [&]() -> std::int32_t {
            ${writeTrampoline(decl, scope)}
        });
    }
  `;
}

function describe(decl: AbiCallback, scope: Scope): string {
  const params = decl.params.map((param) => `${spellOwned(param.type, scope)} ${paramName(param)}`).join(", ");
  const views = decl.params.some((param) => canView(param.type.kind)) ? " A view instead of a record or variant reads in place." : "";
  const result = spellResult(decl.result, scope);
  const threads = decl.thread === "any" ? " The library may call it on any thread, and on several at once; never after the call has returned. It is called as const." : "";
  return `Any callable \`(${params}) -> ${result}\`.${views}${threads} It may throw, or return \`ftk::expected<${result}, ${spellError(decl.throws, scope)}>\`.`;
}

function canView(kind: string): boolean {
  return kind === "record" || kind === "variant";
}

function writeTrampoline(decl: AbiCallback, scope: Scope): readonly Hole[] {
  const accepted = decl.params.map((param) => acceptParam(param, "ftk::broken_contract", scope));
  const given = giveResult(decl.result, scope, null);
  const error = spelling(spellError(decl.throws, scope));
  const types = accepted.map((one) => code`, ${spelling(one.type)}`);
  const kind = decl.thread === "any" ? "a callable that is const, as it may run on several threads at once, and takes" : "a callable that takes";
  const message = literal.cpp.string(`${interfaceName(decl)} needs ${kind} (${decl.params.map((param) => `${spellOwned(param.type, scope)} ${paramName(param)}`).join(", ")})`);
  const own = decl.thread === "any" ? code`const F` : code`F`;
  const enter = decl.thread === "any" ? [
    code`const ftk::callback_call ftk_call(ctx);`,
    code`if (FTK_UNLIKELY(!ftk_call.begun())) return ftk_call.refuse(err);`,
    code`const F &ftk_callable = ftk::callable_of<const F>(ftk_call.object());`,
  ] : [code`F &ftk_callable = ftk::callable_of<F>(ctx);`];
  const head = [
    ...enter,
    ...given.declare,
    code`const ${spelling(given.type)} ftk_result${given.make};`,
  ];
  const call = [
    ...accepted.flatMap((one) => one.declare),
    ...writeAcceptSteps(accepted),
    code`return ftk::answer<${error}>(err, ftk_result, ftk_callable${accepted.map((one) => one.value).reduce<Hole>((all, one) => code`${all}, ${one}`, code``)});`,
  ];
  const invocable = code`${own} &${types.reduce<Hole>((all, one) => code`${all}${one}`, code``)}`;
  const viewed = writeViewed(decl, accepted, scope);
  if (viewed === null) return [...head, code`static_assert(std::is_invocable_v<${invocable}>, ${message});`, ...call];
  return [
    ...head,
    code`
      if constexpr (std::is_invocable_v<${invocable}>) {
          ${call}
      } else {
          static_assert(std::is_invocable_v<${own} &${viewed.types}>, ${message});
          ${viewed.checks}
          return ftk::answer<${error}>(err, ftk_result, ftk_callable${viewed.values});
      }
    `,
  ];
}

/** The form that reads records and variants in place. */
function writeViewed(decl: AbiCallback, accepted: readonly Accepted[], scope: Scope): { readonly types: Hole; readonly values: Hole; readonly checks: readonly Hole[] } | null {
  if (!decl.params.some((param) => canView(param.type.kind))) return null;
  const parts = decl.params.map((param, index) => {
    const plain = accepted[index] as Accepted;
    if (!canView(param.type.kind)) return { type: spelling(plain.type), value: plain.value, declare: plain.declare, steps: plain.steps };
    const slot = name(param.pass.slots[0].name);
    const cell = param.type.kind === "record" ? slot : code`*${slot}`;
    const value = code`ftk::see<${spelling(spellOwned(param.type, scope))}>(${cell})`;
    return { type: code`decltype(${value})`, value, declare: [], steps: [code`ftk::require<ftk::broken_contract>(${slot}, ${literal.cpp.string(param.name)}, err)`] };
  });
  const chain = (items: readonly Hole[]): Hole => items.reduce<Hole>((all, one) => code`${all}, ${one}`, code``);
  return {
    types: chain(parts.map((one) => one.type)),
    values: chain(parts.map((one) => one.value)),
    checks: [...parts.flatMap((one) => one.declare), ...writeAcceptSteps(parts)],
  };
}

/** The provider's callable, in the package's provider namespace. */
export function writeCallable(decl: AbiCallback, scope: Scope, template: Text | undefined): Text {
  const own = name(typeName(decl));
  const error = spellError(decl.throws, scope);
  const received = receiveResult(decl.result, scope, error);
  const params = list(writeParams(decl.params, scope, false));
  const args = list(decl.params.map((param) => (isMoved(decl, param.name) ? code`std::move(${name(paramName(param))})` : name(paramName(param)))));
  const body = writeCall(
    { params: decl.params, error, scope, callee: code`ftk_table_->call`, first: [code`ftk_context_`], peer: spelling("nullptr"), before: [], refuse: byReturn },
    received,
  );
  const copying = decl.thread !== "any" && code`
    ${own}(const ${own} &) = delete;
    ${own} &operator=(const ${own} &) = delete;
  `;
  return code`
    ${writeDocs(decl)}
    ${template}
    class ${own} {
    public:
        ${own}(void *context, const ${name(decl.c)} *table) noexcept : ftk_context_(context), ftk_table_(table) {}
        ${copying}

        ${decl.thread === "any" ? code`/// Calls the consumer, on any thread and on several at once. Later than the function that got it returns, also through a copy: FTK_E_EXPIRED.` : code`/// Calls the consumer. Valid until the function that got it returns.`}
        ftk::expected<${spelling(received.type)}, ${spelling(error)}> try_call(${params}) const noexcept {
            ${body}
        }
    #if FTK_EXCEPTIONS
        /// The same; throws what the consumer failed with. When it leaves the provider, the consumer gets its own exception back.
        ${spelling(received.type)} operator()(${params}) const {
            return ftk::unwrap(try_call(${args}));
        }
    #endif

    private:
        void *ftk_context_;
        const ${name(decl.c)} *ftk_table_;
    };
  `;
}

function isMoved(decl: AbiCallback, param: string): boolean {
  return decl.params.some((one) => one.name === param && one.type.cell.handles);
}
