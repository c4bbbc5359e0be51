using System.IO.Compression;

namespace PostHog.Wire.Compression;

// Facts: v1-encodings.
/// <summary>
/// Turns a raw deflate stream into zlib by adding the two bytes of the header and the checksum at the end.
/// </summary>
/// <remarks>Fact: the format is RFC 1950, https://www.rfc-editor.org/rfc/rfc1950#section-2.2.</remarks>
internal sealed class ZlibStream : Stream
{
    private const uint Modulus = 65521;

    // The number of bytes that can be added up before the second sum overflows 32 bits.
    private const int MaxStep = 5552;

    private readonly Stream _target;
    private readonly DeflateStream _deflate;
    private uint _sum = 1;
    private uint _sumOfSums;

    public ZlibStream(Stream target)
    {
        _target = target;
        _target.WriteByte(0x78);
        _target.WriteByte(0x01);
        _deflate = new DeflateStream(target, CompressionLevel.Fastest, leaveOpen: true);
    }

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Write(byte[] buffer, int offset, int count)
    {
        _deflate.Write(buffer, offset, count);
        for (var end = offset + count; offset < end; )
        {
            for (var stop = Math.Min(end, offset + MaxStep); offset < stop; offset++)
            {
                _sum += buffer[offset];
                _sumOfSums += _sum;
            }

            _sum %= Modulus;
            _sumOfSums %= Modulus;
        }
    }

    public override void Flush() => _deflate.Flush();

    public override int Read(byte[] buffer, int offset, int count) =>
        throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _deflate.Dispose();
            _target.WriteByte((byte)(_sumOfSums >> 8));
            _target.WriteByte((byte)_sumOfSums);
            _target.WriteByte((byte)(_sum >> 8));
            _target.WriteByte((byte)_sum);
        }

        base.Dispose(disposing);
    }
}
