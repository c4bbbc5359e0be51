using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using Microsoft.Win32.SafeHandles;

// Places in files: the token is asked before the call.
[global::Microsoft.CodeAnalysis.Embedded]
internal static class MirrorRandomAccessShims
{
#if NET6_0_OR_GREATER
    extension(RandomAccess)
    {
        public static int Read(
            SafeFileHandle handle,
            Memory<byte> buffer,
            long fileOffset,
            CancellationToken cancellationToken = default
        )
        {
            cancellationToken.ThrowIfCancellationRequested();
            return RandomAccess.Read(handle, buffer.Span, fileOffset);
        }

        public static long Read(
            SafeFileHandle handle,
            IReadOnlyList<Memory<byte>> buffers,
            long fileOffset,
            CancellationToken cancellationToken
        )
        {
            cancellationToken.ThrowIfCancellationRequested();
            return RandomAccess.Read(handle, buffers, fileOffset);
        }

        public static void Write(
            SafeFileHandle handle,
            ReadOnlyMemory<byte> buffer,
            long fileOffset,
            CancellationToken cancellationToken = default
        )
        {
            cancellationToken.ThrowIfCancellationRequested();
            RandomAccess.Write(handle, buffer.Span, fileOffset);
        }

        public static void Write(
            SafeFileHandle handle,
            IReadOnlyList<ReadOnlyMemory<byte>> buffers,
            long fileOffset,
            CancellationToken cancellationToken
        )
        {
            cancellationToken.ThrowIfCancellationRequested();
            RandomAccess.Write(handle, buffers, fileOffset);
        }
    }
#endif
}
