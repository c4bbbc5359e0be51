using System.IO.Compression;
using System.Text;
using PostHog.Wire;
using PostHog.Wire.Compression;

namespace PostHog.Core.Tests.Wire.Compression;

internal sealed class BodyCodecTests
{
    private static readonly Uri Url = new("https://posthog.example/batch/");

    [Test]
    public void Round_trips_a_body(
        [Values] CaptureCompression compression,
        [Values("{}", "dépêche", "long")] string text
    )
    {
        var body = Encoding.UTF8.GetBytes(text == "long" ? new string('x', 1_000_000) : text);

        var request = Encode(compression, body);

        Assert.That(Unpack(request), Is.EqualTo(body));
    }

    [Test]
    public void Writes_a_valid_checksum_for_every_length([Range(0, 20_000, 1_111)] int length)
    {
        var body = Enumerable.Range(0, length).Select(index => (byte)(index * 7 + 255)).ToArray();

        Assert.That(Unpack(Encode(CaptureCompression.Deflate, body)), Is.EqualTo(body));
    }

    [TestCase(CaptureCompression.None, null)]
    [TestCase(CaptureCompression.Gzip, "gzip")]
    [TestCase(CaptureCompression.Deflate, "deflate")]
    [TestCase(CaptureCompression.Brotli, "br")]
    public void Sets_the_Content_Encoding(CaptureCompression compression, string? encoding)
    {
        var request = Encode(compression, "{}"u8.ToArray());

        Assert.That(request.ContentEncoding, Is.EqualTo(encoding));
        Assert.That(request.Url, Is.EqualTo(Url));
        Assert.That(request.Timeout, Is.EqualTo(TimeSpan.FromSeconds(1)));
    }

    [TestCase(CaptureCompression.Gzip, "gzip")]
    [TestCase(CaptureCompression.Deflate, "deflate")]
    [TestCase(CaptureCompression.Brotli, "br")]
    [TestCase(CaptureCompression.None, null)]
    public void Leaves_a_body_below_the_least_length(
        CaptureCompression compression,
        string? encoding
    )
    {
        var codec = BodyCodec.For(compression, _ => { }, BodyCodec.SmallBody);
        var small = new byte[BodyCodec.SmallBody - 1];
        var large = new byte[BodyCodec.SmallBody];

        var asIs = codec.Encode(Url, Body(small), TimeSpan.FromSeconds(1));
        var packed = codec.Encode(Url, Body(large), TimeSpan.FromSeconds(1));

        Assert.That(asIs.ContentEncoding, Is.Null);
        Assert.That(asIs.Body, Is.EqualTo(small));
        Assert.That(packed.ContentEncoding, Is.EqualTo(encoding));
        Assert.That(Unpack(packed), Is.EqualTo(large));
    }

    [Test]
    public void Writes_zlib_and_not_raw_deflate()
    {
        var body = Encode(CaptureCompression.Deflate, "{}"u8.ToArray()).Body;

        Assert.That(body[0], Is.EqualTo(0x78));
        Assert.That(((body[0] << 8) | body[1]) % 31, Is.Zero);
    }

    [TestCase(CaptureCompression.Gzip)]
    [TestCase(CaptureCompression.Deflate)]
    [TestCase(CaptureCompression.Brotli)]
    public void Compresses_a_repetitive_body(CaptureCompression compression)
    {
        Assert.That(Encode(compression, new byte[100_000]).Body, Has.Length.LessThan(1000));
    }

    [Test]
    public void Sends_the_body_uncompressed_when_compression_fails()
    {
        Exception? reported = null;
        var codec = new BodyCodec(
            _ => throw new InvalidDataException(),
            "gzip",
            fault => reported = fault
        );

        var request = codec.Encode(Url, Body("{}"u8.ToArray()), TimeSpan.FromSeconds(1));

        Assert.That(request.Body, Is.EqualTo("{}"u8.ToArray()));
        Assert.That(request.ContentEncoding, Is.Null);
        Assert.That(reported, Is.TypeOf<InvalidDataException>());
    }

    [Test]
    public void Supports_the_compressions_of_this_runtime([Values] CaptureCompression compression)
    {
        Assert.That(BodyCodec.Has(compression));
        Assert.That(BodyCodec.Has((CaptureCompression)17), Is.False);
    }

    private static BatchBody Body(byte[] bytes) => new(bytes, [], []);

    private static WireRequest Encode(CaptureCompression compression, byte[] body) =>
        BodyCodec
            .For(compression, fault => Assert.Fail(fault.ToString()))
            .Encode(Url, Body(body), TimeSpan.FromSeconds(1));

    private static byte[] Unpack(WireRequest request)
    {
        var packed = new MemoryStream(request.Body);
        using Stream plain = request.ContentEncoding switch
        {
            "gzip" => new GZipStream(packed, CompressionMode.Decompress),
            "deflate" => new ZLibStream(packed, CompressionMode.Decompress),
            "br" => new BrotliStream(packed, CompressionMode.Decompress),
            _ => packed,
        };
        using var body = new MemoryStream();
        plain.CopyTo(body);
        return body.ToArray();
    }
}
