import acme.shop.Basket;
import acme.shop.Delivery;
import acme.shop.Kind;
import acme.shop.Line;
import acme.shop.Order;
import acme.shop.Point;
import acme.shop.Shop;
import acme.shop.ShopError;
import acme.shop.ShopLibrary;
import acme.shop.ftk.FtkError;
import acme.shop.ftk.Status;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** A program that uses every construct of the shop; the test runs it under checked JNI: {@code Program <provider library>}. */
final class Program {
    private Program() {}

    interface Failing {
        void run() throws Throwable;
    }

    static void equal(Object actual, Object expected) {
        if (!Objects.equals(actual, expected)) throw new AssertionError("got " + actual + " instead of " + expected);
    }

    static Throwable thrown(Failing call) {
        try {
            call.run();
        } catch (Throwable error) {
            return error;
        }
        throw new AssertionError("the call did not fail");
    }

    static void fails(int status, Failing call) {
        Throwable error = thrown(call);
        if (!(error instanceof FtkError failure) || error instanceof ShopError) throw new AssertionError(error);
        equal(failure.status(), status);
        equal(failure.code(), 0);
    }

    static void refuses(Class<? extends Throwable> type, String message, Failing call) {
        Throwable error = thrown(call);
        equal(error.getClass(), type);
        equal(error.getMessage(), message);
    }

    static Basket fill(String... names) {
        Basket basket = new Basket();
        for (String name : names) basket.add(Line.builder(name).build());
        return basket;
    }

    static void testScalarsAndText() {
        equal(ShopLibrary.distance(new Point(0, 0), new Point(3, 4)), 5.0);
        for (String text : List.of("hello", "", "zoë € 😀", "a\0b", "שלום عالم", "é", "ÿ\u0100", "\uffff")) equal(ShopLibrary.shout(text), upper(text));
        String long_ = "x€".repeat(100_000);
        equal(ShopLibrary.shout(long_), upper(long_));
        for (String piece : List.of("x", "é", "😀")) {
            String mebibyte = piece.repeat(1 << 20);
            equal(ShopLibrary.shout(mebibyte), upper(mebibyte));
        }
        for (String broken : List.of("a\ud800", "\udc00", "\udc00\ud800", "\ud83d" + "x".repeat(100))) fails(Status.UTF8, () -> ShopLibrary.shout(broken));
        equal(ShopLibrary.shout("after"), "AFTER");
        refuses(NullPointerException.class, "text", () -> ShopLibrary.shout(null));
    }

    /** The provider upper-cases ASCII alone. */
    static String upper(String text) {
        StringBuilder out = new StringBuilder(text);
        for (int i = 0; i < out.length(); i++) if (out.charAt(i) >= 'a' && out.charAt(i) <= 'z') out.setCharAt(i, (char) (out.charAt(i) - 32));
        return out.toString();
    }

    static void testRecords() {
        try (Basket basket = new Basket()) {
            equal(basket.add(Line.builder("Dune").build()), 1L);
            equal(basket.add(new Line("Go", Kind.GAME, 2, "gïft")), 2L);
            equal(basket.add(new Line("", Kind.of(77), 1, null)), 3L);
            equal(basket.getSize(), 3L);
            equal(basket.label(), "Dune+Go+");
            refuses(IllegalArgumentException.class, "count: -1 is not in 0..4294967295", () -> new Line("x", Kind.BOOK, -1, null));
            refuses(NullPointerException.class, "name", () -> Line.builder(null).build());
            refuses(NullPointerException.class, "line", () -> basket.add(null));
            equal(basket.getSize(), 3L);
        }
        equal(Kind.of(2), Kind.GAME);
        equal(Kind.of(77).toString(), "Kind(77)");
        equal(Kind.MUSIC.toString(), "MUSIC");
    }

    static Order placeAndTake(Shop shop) {
        try (Basket basket = new Basket()) {
            basket.add(Line.builder("Dune").note("slowly").build());
            basket.add(new Line("Zoë 😀", Kind.GAME, 3, null));
            long id = shop.place(basket, new Delivery.Courier(new Point(1.5, -2), true));
            fails(Status.CLOSED, () -> basket.getSize());
            return shop.order(id);
        }
    }

    static void testOrders() {
        try (Shop shop = new Shop("corner")) {
            Order order = placeAndTake(shop);
            equal(order.lines(), List.of(new Line("Dune", Kind.BOOK, 1, "slowly"), new Line("Zoë 😀", Kind.GAME, 3, null)));
            equal(order.delivery(), new Delivery.Courier(new Point(1.5, -2), true));
            refuses(UnsupportedOperationException.class, null, () -> order.lines().clear());
            equal(order.basket().getSize(), 2L);
            order.basket().close();
            order.basket().close();
            for (Delivery delivery : List.of(new Delivery.Pickup(), new Delivery.Mail("Main Street €"), new Delivery.Locker(-1))) {
                Order placed = shop.order(shop.place(fill("a"), delivery));
                equal(placed.delivery(), delivery);
                placed.basket().close();
            }
            equal(shop.count(), 4L);
        }
    }

    static void testErrors() {
        Throwable closed = thrown(() -> new Shop("closed"));
        if (!(closed instanceof ShopError.Closed one)) throw new AssertionError(closed);
        equal(one.code(), 2);
        equal(one.getMessage(), "The shop is closed today");
        try (Shop shop = new Shop("corner")) {
            if (!(thrown(() -> shop.order(99)) instanceof ShopError.NotFound missing)) throw new AssertionError();
            equal(missing.id(), 99L);
            equal(missing.domain(), "acme.shop.ShopError");
        }
        Shop other = new Shop("other");
        other.close();
        other.close();
        fails(Status.CLOSED, () -> other.count());
        equal(thrown(() -> other.count()).getMessage(), "acme.shop.Shop: closed");
    }

    static void testCallbacks() {
        try (Shop shop = new Shop("corner")) {
            long id = shop.place(fill("a", "b", "c"), new Delivery.Pickup());
            List<String> seen = new ArrayList<>();
            equal(shop.eachLine(id, (line, index) -> seen.add(index + line.name() + line.count()) && index < 1), 2L);
            equal(seen, List.of("0a1", "1b1"));
            // Callbacks call the library again, also with values in the stream.
            equal(shop.eachLine(id, (line, index) -> {
                long placed = shop.place(fill(line.name(), "€".repeat(20_000)), new Delivery.Mail(ShopLibrary.shout(line.name())));
                return shop.order(placed).lines().size() == 2;
            }), 3L);
            for (Throwable error : List.of(new ShopError.NotFound(7), new IndexOutOfBoundsException("mine"), new ShopError.Closed(), new StackOverflowError(), new FtkError(Status.BUSY, "\ud800"))) {
                Throwable caught = thrown(() -> shop.eachLine(id, (line, index) -> {
                    throw Program.<RuntimeException>unchecked(error);
                }));
                if (caught != error) throw new AssertionError("another exception", caught);
            }
            // A failure inside a callback that called the library keeps its own exception.
            Throwable inner = thrown(() -> shop.eachLine(id, (line, index) -> shop.order(99).id() == 0));
            if (!(inner instanceof ShopError.NotFound)) throw new AssertionError(inner);
            equal(thrown(() -> shop.eachLine(id, (line, index) -> endless(1) > 0)) instanceof StackOverflowError, true);
            equal(ShopLibrary.shout("still here"), "STILL HERE");
            refuses(NullPointerException.class, "visit", () -> shop.eachLine(id, null));
        }
    }

    static int endless(int depth) {
        return endless(depth + 1) + 1;
    }

    @SuppressWarnings("unchecked")
    static <T extends Throwable> T unchecked(Throwable error) throws T {
        throw (T) error;
    }

    static void testAll() {
        testScalarsAndText();
        testRecords();
        testOrders();
        testErrors();
        testCallbacks();
    }

    public static void main(String[] arguments) throws InterruptedException {
        Locale.setDefault(Locale.ROOT);
        fails(Status.LOAD, () -> ShopLibrary.shout("early"));
        fails(Status.LOAD, () -> ShopLibrary.load(Path.of("/no/such/library.so")));
        Path library = Path.of(arguments[0]);
        ShopLibrary.load(library);
        ShopLibrary.load(library);
        testAll();
        List<Throwable> failures = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Thread thread = new Thread(() -> {
                try {
                    for (int round = 0; round < 5; round++) testAll();
                } catch (Throwable error) {
                    synchronized (failures) {
                        failures.add(error);
                    }
                }
            });
            thread.start();
            threads.add(thread);
        }
        for (Thread thread : threads) thread.join();
        if (!failures.isEmpty()) throw new AssertionError(failures.get(0));
        System.gc();
        System.out.println("ok");
    }
}
