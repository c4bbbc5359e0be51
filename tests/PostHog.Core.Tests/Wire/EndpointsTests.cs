using PostHog.Wire;

namespace PostHog.Core.Tests.Wire;

internal sealed class EndpointsTests
{
    [TestCase(null, "https://us.i.posthog.com/batch/")]
    [TestCase("", "https://us.i.posthog.com/batch/")]
    [TestCase(" \t", "https://us.i.posthog.com/batch/")]
    [TestCase("https://us.i.posthog.com", "https://us.i.posthog.com/batch/")]
    [TestCase("https://eu.i.posthog.com/", "https://eu.i.posthog.com/batch/")]
    [TestCase(" https://ph.example.com/ ", "https://ph.example.com/batch/")]
    [TestCase("https://ph.example.com///", "https://ph.example.com/batch/")]
    [TestCase("https://ph.example.com/ingest", "https://ph.example.com/ingest/batch/")]
    [TestCase("https://ph.example.com/a/b//", "https://ph.example.com/a/b/batch/")]
    [TestCase("https://ph.example.com/a%20b", "https://ph.example.com/a%20b/batch/")]
    [TestCase("http://localhost:8000", "http://localhost:8000/batch/")]
    [TestCase("http://127.0.0.1:8000/x", "http://127.0.0.1:8000/x/batch/")]
    [TestCase("http://[::1]:8000", "http://[::1]:8000/batch/")]
    [TestCase("HTTPS://PH.Example.COM/Ingest", "https://ph.example.com/Ingest/batch/")]
    public void Appends_the_paths_to_the_host(string? host, string batch)
    {
        Assert.That(Endpoints.FromHost(host, Secrets.None).Batch.AbsoluteUri, Is.EqualTo(batch));
    }

    [TestCase("https://app.posthog.com", "us")]
    [TestCase("https://us.posthog.com", "us")]
    [TestCase("https://us.posthog.com/", "us")]
    [TestCase("https://us.posthog.com//", "us")]
    [TestCase("http://us.posthog.com", "us")]
    [TestCase("https://US.PostHog.com", "us")]
    [TestCase("https://eu.posthog.com", "eu")]
    [TestCase(" https://eu.posthog.com/ ", "eu")]
    public void Maps_the_address_of_the_web_app_to_the_ingestion_host(string host, string region)
    {
        var batch = Endpoints.FromHost(host, Secrets.None).Batch.AbsoluteUri;

        Assert.That(batch, Is.EqualTo($"https://{region}.i.posthog.com/batch/"));
    }

    [TestCase("https://us.posthog.com/proxy", "https://us.posthog.com/proxy/batch/")]
    [TestCase("https://notus.posthog.com", "https://notus.posthog.com/batch/")]
    [TestCase("https://us.posthog.com.example.com", "https://us.posthog.com.example.com/batch/")]
    public void Keeps_other_hosts_unchanged(string host, string batch)
    {
        Assert.That(Endpoints.FromHost(host, Secrets.None).Batch.AbsoluteUri, Is.EqualTo(batch));
    }

    [TestCase("us.i.posthog.com")]
    [TestCase("localhost:8000")]
    [TestCase("//us.i.posthog.com")]
    [TestCase("/batch")]
    [TestCase("ftp://us.i.posthog.com")]
    [TestCase("file:///etc/passwd")]
    [TestCase("ws://us.i.posthog.com")]
    [TestCase("https://")]
    [TestCase("https:///path")]
    [TestCase("https://host name")]
    [TestCase("https://ph.example.com:99999")]
    [TestCase("https://ph.example.com/?token=1")]
    [TestCase("https://ph.example.com/?")]
    [TestCase("https://ph.example.com/#here")]
    [TestCase("https://ph.example.com/#")]
    [TestCase("not a host at all")]
    public void Rejects_an_invalid_host_and_names_the_option(string host)
    {
        Assert.That(
            () => Endpoints.FromHost(host, Secrets.None),
            Throws
                .ArgumentException.With.Property(nameof(ArgumentException.ParamName))
                .EqualTo(nameof(PostHogOptions.Host))
                .And.Message.Contains(host)
        );
    }

    [Test]
    public void Has_a_path_for_each_queue_and_version()
    {
        var endpoints = Endpoints.FromHost("https://proxy.example/ph/", Secrets.None);

        Assert.That(
            new[]
            {
                endpoints.Batch,
                endpoints.AiBatch,
                endpoints.AnalyticsEvents,
                endpoints.AiEvents,
            }.Select(url => url.AbsoluteUri["https://proxy.example/ph".Length..]),
            Is.EqualTo(["/batch/", "/i/v0/ai/batch/", "/i/v1/analytics/events", "/i/v1/ai/events"])
        );
    }
}
