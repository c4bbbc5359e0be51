using System.IO.Compression;
using System.Text;
using PostHog.Wire;

namespace PostHog.Core.Tests.Wire;

internal sealed class CompressionTests
{
    [TestCase("")]
    [TestCase("{}")]
    [TestCase("dépêche")]
    public void Comes_out_as_it_went_in(string text)
    {
        var packed = Compression.Gzip(Encoding.UTF8.GetBytes(text));

        using var reader = new StreamReader(
            new GZipStream(new MemoryStream(packed), CompressionMode.Decompress)
        );
        Assert.That(reader.ReadToEnd(), Is.EqualTo(text));
    }

    [Test]
    public void Makes_a_repetitive_body_smaller()
    {
        Assert.That(Compression.Gzip(new byte[100_000]), Has.Length.LessThan(1000));
    }
}
