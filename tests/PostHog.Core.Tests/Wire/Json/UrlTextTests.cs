using PostHog.Wire.Json;

namespace PostHog.Core.Tests.Wire.Json;

/// <summary>The user name and password in an address are not sent.</summary>
internal sealed class UrlTextTests
{
    [TestCase("https://user:s3cr3t@example.com/a?b=c#d", "https://example.com/a?b=c#d")]
    [TestCase("https://s3cr3t@example.com", "https://example.com")]
    [TestCase("https://user:s3%40cr3t@example.com:8080", "https://example.com:8080")]
    [TestCase("ftp://user:s3cr3t@example.com/a@b", "ftp://example.com/a@b")]
    [TestCase("amqp://user:s3cr3t@example.com", "amqp://example.com")]
    [TestCase("//user:s3cr3t@example.com/a", "//example.com/a")]
    public void Credentials_are_removed(string address, string expected) =>
        Assert.That(Text(address), Is.EqualTo(expected));

    [TestCase("https://example.com/a@b?c=d@e#f@g")]
    [TestCase("https://example.com?mail=ada@example.com")]
    [TestCase("HTTPS://EXAMPLE.com:443/%7Ea")]
    [TestCase("mailto:ada@example.com")]
    [TestCase("urn:isbn:0451450523")]
    [TestCase("file:///tmp/a@b")]
    [TestCase("a/b//c@d")]
    [TestCase("?next=https://user@example.com/")]
    [TestCase("")]
    [TestCase("//")]
    public void Other_addresses_are_unchanged(string address) =>
        Assert.That(Text(address), Is.EqualTo(address));

    [Test]
    public void Every_user_name_and_password_that_the_runtime_finds_is_removed()
    {
        foreach (
            var start in new[]
            {
                "http://",
                "http:\\\\",
                "http:/\\",
                "http:///",
                "ws://",
                " http://",
            }
        )
        {
            if (Uri.TryCreate($"{start}user:s3cr3t@example.com/", UriKind.Absolute, out var url))
            {
                Assert.That(UrlText.Of(url), Does.Not.Contain("s3cr3t"), start);
            }
        }
    }

    private static string Text(string address) =>
        UrlText.Of(new Uri(address, UriKind.RelativeOrAbsolute));
}
