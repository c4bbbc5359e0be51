using System.Collections;
using System.Data.Common;
using System.Net;
using System.Net.Http.Headers;
using NUnit.Framework.Constraints;

namespace PostHog.Async.Tests.Identity;

/// <summary>Headers, cookies and connection strings that are passed as all the properties of a call.</summary>
public sealed class WithheldMapTests : ClientTest
{
    public static IEnumerable<TestCaseData> Maps()
    {
        var headers = new HttpRequestMessage().Headers;
        headers.Authorization = new AuthenticationHeaderValue("Bearer", "secret");
        yield return Map("request headers", headers);
        yield return Map("raw headers", headers.NonValidated);
        yield return Map("web headers", new WebHeaderCollection { ["Cookie"] = "secret" });
        yield return Map("cookies", new CookieCollection { new Cookie("sid", "secret") });
        yield return Map(
            "connection string",
            new DbConnectionStringBuilder { ["Password"] = "secret" }
        );
        yield return Map("connection string by name", new NamedConnectionString());
    }

    [TestCaseSource(nameof(Maps))]
    public async Task Map_that_may_contain_credentials_is_an_error_in_every_shape(IEnumerable map)
    {
        await using var client = new PostHogClient(Options());

        Assert.That(() => new PostHogEvent("paid", "a").With(map), IsRefused());
        Assert.That(() => PostHogEvent.Identify("a", map), IsRefused());
        Assert.That(() => PostHogEvent.Identify("a", null, map), IsRefused());
        Assert.That(() => PostHogEvent.SetPersonProperties("a", map), IsRefused());
        Assert.That(() => PostHogEvent.SetPersonProperties("a", null, map), IsRefused());
        Assert.That(() => PostHogEvent.GroupIdentify("company", "acme", map), IsRefused());
        Assert.That(() => new PostHogContext().With(map), IsRefused());
        Assert.That(() => new ExceptionDetails(map), IsRefused());
        Assert.That(() => new EvaluateFlagsOptions().WithPersonProperties(map), IsRefused());
        Assert.That(
            () => new EvaluateFlagsOptions().WithGroupProperties("company", map),
            IsRefused()
        );
        Assert.That(() => Options().WithSuperProperties(map), IsRefused());
        Assert.That(() => client.SetPersonPropertiesForFlags(map), IsRefused());
        Assert.That(() => client.SetGroupPropertiesForFlags("company", map), IsRefused());
        Assert.That(() => client.SetGroupPropertiesForFlags("company", "acme", map), IsRefused());
        Assert.That(() => client.EnqueueException(new IOException(), "a", map), IsRefused());
    }

    [TestCaseSource(nameof(Maps))]
    public async Task Call_with_a_map_that_may_contain_credentials_sends_nothing(IEnumerable map)
    {
        await using var client = new PostHogClient(Options());

        Assert.That(async () => await client.IdentifyAsync("a", map), IsRefused());
        Assert.That(async () => await client.SetPersonPropertiesAsync("a", map), IsRefused());
        Assert.That(async () => await client.GroupIdentifyAsync("company", "a", map), IsRefused());
        Assert.That(
            async () => await client.CaptureExceptionAsync(new IOException(), "a", map),
            IsRefused()
        );

        Assert.That(Http.Requests, Is.Empty);
    }

    [Test]
    public async Task Dictionary_that_may_contain_credentials_cannot_be_assigned()
    {
        await using var client = new PostHogClient(Options());
        var map = new NamedConnectionString();

        Assert.That(() => new PostHogEvent("paid", "a") { Properties = map }, IsRefused());
        Assert.That(() => new PostHogContext { Properties = map }, IsRefused());
        Assert.That(() => new ExceptionDetails { Properties = map }, IsRefused());
        Assert.That(() => new EvaluateFlagsOptions { PersonProperties = map }, IsRefused());
        Assert.That(() => new PostHogOptions { SuperProperties = map }, IsRefused());
        Assert.That(
            () => new EvaluateFlagsOptions { GroupProperties = { ["company"] = map } },
            IsRefused()
        );
        Assert.That(
            () =>
                new EvaluateFlagsOptions
                {
                    GroupProperties = new Dictionary<string, IDictionary<string, object?>>
                    {
                        ["company"] = map,
                    },
                },
            IsRefused()
        );
        var pairs = (IEnumerable<KeyValuePair<string, object?>>)map;
        Assert.That(() => client.SetPersonPropertiesForFlags(pairs), IsRefused());
        Assert.That(() => client.SetGroupPropertiesForFlags("company", pairs), IsRefused());
    }

    [Test]
    public void Error_says_what_to_pass_instead()
    {
        var fault = Assert.Throws<ArgumentException>(() =>
            new PostHogEvent("paid", "a").With(new HttpRequestMessage().Headers)
        );

        Assert.That(
            fault.Message,
            Does.StartWith(
                "The type System.Net.Http.Headers.HttpRequestHeaders holds headers or cookies, which may contain "
                    + "credentials; send the ones you need. Pass a dictionary of what you want to send."
            )
        );
        Assert.That(fault.ParamName, Is.EqualTo("properties"));
    }

    private static IResolveConstraint IsRefused() =>
        Throws
            .ArgumentException.With.Message.Contains("Pass a dictionary")
            .And.Message.Not.Contains("secret");

    private static TestCaseData Map(string name, IEnumerable map) =>
        new TestCaseData(map).SetArgDisplayNames(name);

    // As the builders of some database drivers are.
    private sealed class NamedConnectionString
        : DbConnectionStringBuilder,
            IDictionary<string, object?>
    {
        public NamedConnectionString() => this["Password"] = "secret";

        ICollection<string> IDictionary<string, object?>.Keys => ["Password"];

        ICollection<object?> IDictionary<string, object?>.Values => ["secret"];

        object? IDictionary<string, object?>.this[string key]
        {
            get => this[key];
            set => this[key] = value;
        }

        bool ICollection<KeyValuePair<string, object?>>.IsReadOnly => false;

        void IDictionary<string, object?>.Add(string key, object? value) => this[key] = value;

        bool IDictionary<string, object?>.TryGetValue(string key, out object? value) =>
            TryGetValue(key, out value);

        void ICollection<KeyValuePair<string, object?>>.Add(KeyValuePair<string, object?> item) =>
            this[item.Key] = item.Value;

        bool ICollection<KeyValuePair<string, object?>>.Contains(
            KeyValuePair<string, object?> item
        ) => ContainsKey(item.Key);

        void ICollection<KeyValuePair<string, object?>>.CopyTo(
            KeyValuePair<string, object?>[] array,
            int arrayIndex
        ) => array[arrayIndex] = new("Password", "secret");

        bool ICollection<KeyValuePair<string, object?>>.Remove(
            KeyValuePair<string, object?> item
        ) => Remove(item.Key);

        IEnumerator<KeyValuePair<string, object?>> IEnumerable<
            KeyValuePair<string, object?>
        >.GetEnumerator()
        {
            yield return new("Password", "secret");
        }
    }
}
