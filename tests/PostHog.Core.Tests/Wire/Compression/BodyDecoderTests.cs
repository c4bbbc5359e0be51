using System.IO.Compression;
using System.Text;
using PostHog.Wire.Compression;

namespace PostHog.Core.Tests.Wire.Compression;

internal sealed class BodyDecoderTests
{
    [TestCase("gzip")]
    [TestCase("GZIP")]
    [TestCase("x-gzip")]
    public void Decompresses_gzip(string encoding) =>
        Assert.That(Read(Packed("body"), encoding), Is.EqualTo("body"));

    [Test]
    public void Leaves_a_body_without_compression_as_it_is() =>
        Assert.That(Read(Encoding.UTF8.GetBytes("body")), Is.EqualTo("body"));

    [TestCase("br")]
    [TestCase("identity")]
    [TestCase(null)]
    public void Leaves_what_was_not_asked_for_as_it_is(string? encoding) =>
        Assert.That(Read(Encoding.UTF8.GetBytes("body"), encoding), Is.EqualTo("body"));

    [Test]
    public void Empty_body_is_empty() => Assert.That(Read([], "gzip"), Is.Empty);

    [Test]
    public void Body_that_is_not_what_it_says_cannot_be_read() =>
        Assert.Throws<InvalidDataException>(() => Read(Encoding.UTF8.GetBytes("{}"), "gzip"));

    [Test]
    public void Closing_closes_what_was_received()
    {
        var received = new MemoryStream(Packed("body"));

        BodyDecoder.Open(received, ["gzip"]).Dispose();

        Assert.That(received.CanRead, Is.False);
    }

    private static string Read(byte[] body, params string?[] encodings)
    {
        using var decoded = BodyDecoder.Open(new MemoryStream(body), encodings);
        using var reader = new StreamReader(decoded);
        return reader.ReadToEnd();
    }

    private static byte[] Packed(string text)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionMode.Compress, leaveOpen: true))
        {
            gzip.Write(Encoding.UTF8.GetBytes(text));
        }

        return packed.ToArray();
    }
}
