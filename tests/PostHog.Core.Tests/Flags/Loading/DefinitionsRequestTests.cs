using PostHog.Flags.Loading;
using PostHog.Wire;

namespace PostHog.Core.Tests.Flags.Loading;

internal sealed class DefinitionsRequestTests
{
    private static readonly DefinitionsRequest Request = new(
        Endpoints.FromHost("https://eu.posthog.com", Secrets.None).FlagDefinitions,
        "phc_a/b",
        "phs_key",
        TimeSpan.FromSeconds(15)
    );

    [Test]
    public void Requests_flags_and_cohorts_of_the_project_from_the_region_host()
    {
        var request = Request.Make(eTag: null);

        Assert.That(request.IsGet, Is.True);
        Assert.That(request.Body, Is.Empty);
        Assert.That(
            request.Url.AbsoluteUri,
            Is.EqualTo("https://eu.i.posthog.com/flags/definitions?token=phc_a%2Fb&send_cohorts")
        );
    }

    [Test]
    public void Sends_the_key_only_in_a_header()
    {
        var header = Request.Make(eTag: null).Headers.Single();

        Assert.That(header.Key, Is.EqualTo("Authorization"));
        Assert.That(header.Value, Is.EqualTo("Bearer phs_key"));
    }

    [Test]
    public void Sends_the_ETag_of_the_loaded_definitions()
    {
        var headers = Request.Make("W/\"abc\"").Headers;

        Assert.That(headers.Last().Key, Is.EqualTo("If-None-Match"));
        Assert.That(headers.Last().Value, Is.EqualTo("W/\"abc\""));
    }
}
