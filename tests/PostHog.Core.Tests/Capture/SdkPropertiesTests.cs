using PostHog.Capture;

namespace PostHog.Core.Tests.Capture;

internal sealed class SdkPropertiesTests
{
    private static readonly string[] Always =
    [
        "$lib",
        "$lib_version",
        "$os",
        "$os_version",
        "$net_runtime",
        "$arch",
    ];

    [Test]
    public void States_by_default_that_a_server_sent_the_event()
    {
        Assert.That(NamesWith(new()), Is.EqualTo([.. Always, "$is_server"]));
    }

    [Test]
    public void Omits_the_server_properties_when_IsServer_is_false()
    {
        Assert.That(NamesWith(new() { IsServer = false }), Is.EqualTo(Always));
    }

    [Test]
    public void Disables_GeoIP_when_the_option_is_set()
    {
        var members = SdkProperties.From(new() { DisableGeoIP = true }).Members;

        Assert.That(
            members[^1],
            Is.EqualTo(KeyValuePair.Create<string, object>("$geoip_disable", true))
        );
    }

    [Test]
    public void Contains_the_library_name_and_version()
    {
        var members = SdkProperties.From(new()).Members;

        Assert.That(members[0].Value, Is.EqualTo("posthog-csharp"));
        Assert.That(members.Select(one => one.Value), Has.None.EqualTo(""));
    }

    private static IEnumerable<string> NamesWith(PostHogOptions options) =>
        SdkProperties.From(options).Members.Select(member => member.Key);
}
