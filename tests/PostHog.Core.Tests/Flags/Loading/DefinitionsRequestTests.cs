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
    public void Asks_the_regions_host_for_flags_and_cohorts_of_the_project()
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
    public void Shows_the_key_in_a_header_alone()
    {
        var header = Request.Make(eTag: null).Headers.Single();

        Assert.That(header.Key, Is.EqualTo("Authorization"));
        Assert.That(header.Value, Is.EqualTo("Bearer phs_key"));
    }

    [Test]
    public void Says_what_it_has_already()
    {
        var headers = Request.Make("W/\"abc\"").Headers;

        Assert.That(headers.Last().Key, Is.EqualTo("If-None-Match"));
        Assert.That(headers.Last().Value, Is.EqualTo("W/\"abc\""));
    }
}
