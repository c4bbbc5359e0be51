namespace PostHog.TestKit;

/// <summary>A file on a disk that is full after some bytes: what does not fit is written in part, and throws.</summary>
/// <param name="path">The file, which is created.</param>
/// <param name="space">The number of bytes that fit.</param>
public sealed class FullDiskStream(string path, long space)
    : FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Read, bufferSize: 0)
{
    private const int NoSpace = 28;

    /// <summary>The number of bytes that fit.</summary>
    public long Space { get; set; } = space;

    public override void Write(byte[] array, int offset, int count)
    {
        var fitting = (int)Math.Clamp(Space - Position, 0, count);
        base.Write(array, offset, fitting);
        if (fitting < count)
        {
            throw new IOException("No space left on device", NoSpace);
        }
    }
}
