using System.Text.RegularExpressions;

namespace PostHog.Conventions.Sources;

/// <summary>SECURITY.md promises what the packages do, and says where a promise ends.</summary>
public sealed class SecurityTests
{
    private static readonly string Text = Regex.Replace(
        Repository.Read("SECURITY.md"),
        @"\s+",
        " "
    );

    [Test]
    public void Says_that_a_supplied_client_follows_redirects_by_its_own_rules() =>
        Assert.That(
            Text,
            Does.Contain("This does not apply to your own `HttpClient` or `HttpHandler`")
                .And.Contain("unless `AllowAutoRedirect` is false")
                .And.Contain("it sends the token and the events to any host that a redirect names")
        );

    [Test]
    public void Says_that_a_strong_name_is_not_a_protection() =>
        Assert.That(
            Text,
            Does.Contain("a strong name whose key is public, in this repository")
                .And.Contain(
                    "identifies the assemblies to .NET Framework but does not protect them"
                )
        );

    [Test]
    public void The_key_of_the_strong_name_is_in_the_repository() =>
        Assert.That(File.Exists(Path.Combine(Repository.Root, "PostHog.snk")));
}
