/* What the Foundation headers of GNUstep ask for when blocks are on; the library of Debian calls it Block.h. */
#include <Block.h>
