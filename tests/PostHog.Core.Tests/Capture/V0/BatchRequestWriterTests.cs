using System.IO.Compression;
using System.Text;
using PostHog.Capture.V0;
using PostHog.Wire;

namespace PostHog.Core.Tests.Capture.V0;

internal sealed class BatchRequestWriterTests
{
    [Test]
    public void Makes_a_request_that_is_complete()
    {
        var request = Writer(compress: false).Write([A.Serialised()], false, A.Moment);

        Assert.That(request.Url.AbsoluteUri, Is.EqualTo("https://us.i.posthog.com/batch/"));
        Assert.That(request.Timeout, Is.EqualTo(TimeSpan.FromSeconds(15)));
        Assert.That(request.ContentEncoding, Is.Null);
        Assert.That(Encoding.UTF8.GetString(request.Body), Does.StartWith("{\"api_key\":"));
    }

    [Test]
    public void Compresses_the_body_when_asked_to()
    {
        var plain = Writer(compress: false).Write([A.Serialised()], false, A.Moment);
        var packed = Writer(compress: true).Write([A.Serialised()], false, A.Moment);

        using var gzip = new GZipStream(new MemoryStream(packed.Body), CompressionMode.Decompress);
        using var body = new MemoryStream();
        gzip.CopyTo(body);
        Assert.That(packed.ContentEncoding, Is.EqualTo("gzip"));
        Assert.That(body.ToArray(), Is.EqualTo(plain.Body));
    }

    [Test]
    public void Gives_every_attempt_its_own_time()
    {
        var writer = Writer(compress: false);

        var later = writer.Write([A.Serialised()], false, A.Moment.AddSeconds(1));

        Assert.That(Encoding.UTF8.GetString(later.Body), Does.Contain("2026-03-01T12:00:01Z"));
    }

    private static BatchRequestWriter Writer(bool compress) =>
        new(Endpoints.FromHost(null), "phc_test", TimeSpan.FromSeconds(15), compress);
}
