// The C++17 face of the runtime: everything that a generated consumer needs. Providers also include ftk/provider.hpp.
#ifndef FTK_HPP
#define FTK_HPP

#include <ftk/ftk.h>

#include "answer.hpp"
#include "box.hpp"
#include "call.hpp"
#include "callback.hpp"
#include "codec.hpp"
#include "containers.hpp"
#include "error.hpp"
#include "expected.hpp"
#include "graph.hpp"
#include "handle.hpp"
#include "load.hpp"
#include "map.hpp"
#include "newtype.hpp"
#include "owner.hpp"
#include "result.hpp"
#include "scratch.hpp"
#include "span.hpp"
#include "typed_error.hpp"
#include "variant.hpp"
#include "views.hpp"

#endif
