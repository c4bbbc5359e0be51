using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using PostHog.Extensions.Hosting.Configuration;

namespace PostHog.Extensions.Tests.Hosting;

/// <summary>How a section sets options.</summary>
[NonParallelizable] // Environment variables belong to the process.
public sealed class SectionTests
{
    [Test]
    public void Every_option_can_be_set_by_a_section_or_is_listed_as_one_that_cannot()
    {
        var options = typeof(PostHogOptions).GetProperties().Select(one => one.Name);

        Assert.That(
            OptionKeys.Settable.Keys.Concat(OptionKeys.CodeOnly).Append("TimeProvider").Distinct(),
            Is.EquivalentTo(options.Append("TimeProvider").Distinct())
        );
        Assert.That(OptionKeys.Settable.Keys.Intersect(OptionKeys.CodeOnly), Is.Empty);
    }

    [Test]
    public void Every_key_sets_its_own_option()
    {
        foreach (var key in OptionKeys.Settable.Keys)
        {
            var changed = new List<string>();
            foreach (var sample in Samples)
            {
                var options = new PostHogOptions();
                var section = TestHost
                    .Configuration(($"PostHog:{key}{sample.Below}", sample.Value))
                    .GetSection("PostHog");
                SectionReader.Read(section, options, _ => false);
                changed.AddRange(Differences(options));
            }

            Assert.That(changed.Distinct(), Is.EqualTo([key]));
        }
    }

    [TestCase("60", 60)]
    [TestCase("0.5", 0.5)]
    [TestCase("00:01:30", 90)]
    [TestCase(" 5 ", 5)]
    public void Bare_number_of_a_duration_means_seconds(string text, double seconds) =>
        Assert.That(
            Bound(("PostHog:FlushInterval", text)).FlushInterval,
            Is.EqualTo(TimeSpan.FromSeconds(seconds))
        );

    [TestCase("")]
    [TestCase(null)]
    public void Blank_value_switches_an_optional_setting_off(string? text) =>
        Assert.That(Bound(("PostHog:ExitFlushTimeout", text)).ExitFlushTimeout, Is.Null);

    [Test]
    public void Property_values_of_a_file_keep_their_types()
    {
        var properties = BoundTo(
            """
            { "on": true, "yes": "True", "count": 12, "share": 0.25, "below": -3, "nothing": "", "text": "plain" }
            """
        );

        Assert.That(
            properties,
            Is.EquivalentTo(
                new Dictionary<string, object?>
                {
                    ["on"] = true,
                    ["yes"] = true,
                    ["count"] = 12L,
                    ["share"] = 0.25,
                    ["below"] = -3L,
                    ["nothing"] = "",
                    ["text"] = "plain",
                }
            )
        );
    }

    [TestCase("1.10")]
    [TestCase("007")]
    [TestCase("1e5")]
    [TestCase("+5")]
    [TestCase("-0")]
    [TestCase(" 5")]
    [TestCase("true ")]
    [TestCase("1,5")]
    [TestCase("NaN")]
    [TestCase("12345678901234567890")]
    [TestCase("0.1234567890123456789")]
    [TestCase("10.0.0.1")]
    [TestCase("2025-01-01")]
    public void Text_that_is_rather_a_version_or_a_code_stays_text(string text) =>
        Assert.That(BoundTo($$"""{ "it": "{{text}}" }""")["it"], Is.EqualTo(text));

    [TestCase("3.141592653589793", 3.141592653589793)]
    [TestCase("0.30000000000000004", 0.30000000000000004)]
    [TestCase("-0.1234567890123456", -0.1234567890123456)]
    public void Number_with_all_its_digits_stays_a_number(string json, double number) =>
        Assert.That(BoundTo($$"""{ "it": {{json}} }""")["it"], Is.EqualTo(number));

    [Test]
    public void Value_in_quotes_of_its_own_stays_text() =>
        Assert.That(BoundTo("""{ "it": "\"12\"" }""")["it"], Is.EqualTo("12"));

    [Test]
    public void Objects_and_lists_stay_objects_and_lists()
    {
        var properties = BoundTo("""{ "list": ["a", 2], "nested": { "deep": false } }""");

        Assert.That(properties["list"], Is.EqualTo(new List<object?> { "a", 2L }));
        Assert.That(
            properties["nested"],
            Is.EqualTo(new Dictionary<string, object?> { ["deep"] = false })
        );
    }

    [Test]
    public void Section_replaces_the_environment_and_code_replaces_the_section()
    {
        using var variables = new Variables(
            ("POSTHOG_PROJECT_TOKEN", "phc_environment"),
            ("POSTHOG_HOST", "https://environment.example.com"),
            ("POSTHOG_SECRET_KEY", "phs_environment")
        );
        var services = new ServiceCollection();
        services.AddPostHog(
            TestHost.Configuration(
                ("PostHog:Host", "https://section.example.com"),
                ("PostHog:SecretKey", "phs_section")
            ),
            options => options.SecretKey = "phs_code"
        );

        var options = OptionsOf(services);

        Assert.That(options.ProjectToken, Is.EqualTo("phc_environment"));
        Assert.That(options.Host, Is.EqualTo("https://section.example.com"));
        Assert.That(options.SecretKey, Is.EqualTo("phs_code"));
    }

    [Test]
    public void Client_with_a_name_does_not_take_the_token_of_the_environment()
    {
        using var variables = new Variables(
            ("POSTHOG_PROJECT_TOKEN", "phc_environment"),
            ("POSTHOG_HOST", "https://environment.example.com"),
            ("POSTHOG_SECRET_KEY", "phs_environment"),
            ("POSTHOG_DISABLED", "1")
        );
        var services = new ServiceCollection();
        services.AddPostHog("eu");

        var options = OptionsOf(services, "eu");

        Assert.That(options.ProjectToken ?? options.Host ?? options.SecretKey, Is.Null);
        Assert.That(options.Disabled);
    }

    [Test]
    public void Blank_variables_count_as_not_set()
    {
        using var variables = new Variables(
            ("POSTHOG_PROJECT_TOKEN", " "),
            ("POSTHOG_SECRET_KEY", "")
        );
        var services = new ServiceCollection();
        services.AddPostHog();

        var options = OptionsOf(services);

        Assert.That(options.ProjectToken, Is.Null);
        Assert.That(options.SecretKey, Is.Null);
    }

    private static (string Below, string Value)[] Samples =>
        [
            ("", "phc_sample"),
            ("", "77"),
            ("", "7000000"),
            ("", "true"),
            ("", "false"),
            ("", "V1"),
            ("", "LocalOnly"),
            ("", "none"),
            ("", "gzip"),
            ("", "UTC"),
            (":0", "entry"),
        ];

    private static IEnumerable<string> Differences(PostHogOptions options)
    {
        var untouched = new PostHogOptions();
        return typeof(PostHogOptions)
            .GetProperties()
            .Where(one => Text(one.GetValue(options)) != Text(one.GetValue(untouched)))
            .Select(one => one.Name);
    }

    private static string? Text(object? value) =>
        value is System.Collections.ICollection items ? items.Count.ToString() : value?.ToString();

    private static IDictionary<string, object?> BoundTo(string superProperties)
    {
        var json = $$"""{ "PostHog": { "SuperProperties": {{superProperties}} } }""";
        var configuration = new ConfigurationBuilder()
            .AddJsonStream(new MemoryStream(Encoding.UTF8.GetBytes(json)))
            .Build();
        return Bound(configuration).SuperProperties;
    }

    private static PostHogOptions Bound(params (string, string?)[] settings) =>
        Bound(TestHost.Configuration(settings));

    private static PostHogOptions Bound(IConfiguration configuration)
    {
        var services = new ServiceCollection();
        services.AddPostHog(configuration);
        return OptionsOf(services);
    }

    private static PostHogOptions OptionsOf(ServiceCollection services, string? name = null)
    {
        using var provider = services.BuildServiceProvider();
        return provider.GetRequiredService<IOptionsMonitor<PostHogOptions>>().Get(name);
    }
}
