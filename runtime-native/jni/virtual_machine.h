/* What the files of the bridge share and generated code does not see. */
#ifndef FTK_JNI_VIRTUAL_MACHINE_H
#define FTK_JNI_VIRTUAL_MACHINE_H

#include <jni.h>

namespace ftk_jni {

/* The virtual machine that loaded this library, NULL before. Any thread. */
JavaVM *virtual_machine();

}  // namespace ftk_jni

#endif
