using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PostHog.Async;

namespace PostHog.Extensions.Tests.Hosting;

/// <summary>Configuration that is wrong: the start fails or a warning says what to change, and no secret is printed.</summary>
public sealed class BadInputTests
{
    private const string Secret = "phx_verysecretvalue";

    private static readonly object[][] Refused =
    [
        [
            "ProjectToken",
            Secret,
            "PostHog:ProjectToken holds a secret key (phx_... or phs_...), with which the server refuses events. Set the project token (phc_...).",
        ],
        [
            "ProjectToken",
            "phs_verysecretvalue",
            "PostHog:ProjectToken holds a secret key (phx_... or phs_...), with which the server refuses events. Set the project token (phc_...).",
        ],
        [
            "ProjectToken",
            " ",
            "PostHog:ProjectToken is blank. Set the project token (phc_...), or remove the key to start without PostHog.",
        ],
        [
            "ProjectToken",
            "phc_very\nsecretvalue",
            "PostHog:ProjectToken contains an invalid character, such as a line break.",
        ],
        [
            "SecretKey",
            "phc_verysecretvalue",
            "PostHog:SecretKey holds a project token (phc_...), which may not read flag definitions. Set a feature flags secure key (phs_...) or a personal API key (phx_...), or remove the key.",
        ],
        [
            "Host",
            "localhost:8000",
            "PostHog:Host must be an absolute http or https URL without query, such as https://us.i.posthog.com; it is 'localhost:8000'.",
        ],
        [
            "Host",
            "not a url " + Secret,
            "PostHog:Host must be an absolute http or https URL without query, such as https://us.i.posthog.com; what it is now is not shown, because it holds a user name or a key.",
        ],
        [
            "FlushInterval",
            "-5",
            "PostHog:FlushInterval must be longer than zero and at most one hour.",
        ],
        [
            "RequestTimeout",
            "-00:00:05",
            "PostHog:RequestTimeout must be longer than zero and at most one hour.",
        ],
        [
            "RequestTimeout",
            "1e300",
            "PostHog:RequestTimeout must be a number of seconds, such as 30, or a time, such as 00:00:30.",
        ],
        [
            "RequestTimeout",
            "99999999999999999999",
            "PostHog:RequestTimeout must be a number of seconds, such as 30, or a time, such as 00:00:30.",
        ],
        [
            "FlushInterval",
            "5s " + Secret,
            "PostHog:FlushInterval must be a number of seconds, such as 30, or a time, such as 00:00:30.",
        ],
        ["FlushAt", "many", "PostHog:FlushAt must be a whole number."],
        ["FlushAt", "", "PostHog:FlushAt must be a whole number."],
        ["FlushAt", "0", "PostHog:FlushAt must be at least 1 and at most 10000."],
        ["MaxQueueBytes", "64MB", "PostHog:MaxQueueBytes must be a whole number of bytes."],
        ["IsServer", "yes", "PostHog:IsServer must be true or false."],
        ["CaptureMode", "V7", "PostHog:CaptureMode must be one of V0, V1."],
        ["CaptureMode", "1", "PostHog:CaptureMode must be one of V0, V1."],
        [
            "ProjectTimeZone",
            "Mars/Base",
            "PostHog:ProjectTimeZone must be the id of a time zone that this machine knows, such as Europe/Berlin.",
        ],
        ["EvaluationContexts", "checkout", "PostHog:EvaluationContexts must be a list of texts."],
        ["EvaluationContexts:0:deep", "x", "PostHog:EvaluationContexts must be a list of texts."],
        [
            "SuperProperties",
            "plan=pro",
            "PostHog:SuperProperties must be an object with names and values.",
        ],
        [
            "Host:Url",
            "https://eu.i.posthog.com",
            "PostHog:Host must be a single value, not an object or a list.",
        ],
        ["FlushAt:0", "5", "PostHog:FlushAt must be a single value, not an object or a list."],
    ];

    [TestCaseSource(nameof(Refused))]
    public async Task Start_fails_and_names_section_and_key(
        string key,
        string value,
        string message
    )
    {
        using var logs = new RecordedLogs();
        var builder = TestHost.New(
            logs,
            ("PostHog:ProjectToken", TestHost.Token),
            ($"PostHog:{key}", value)
        );
        builder.AddPostHog();
        using var host = builder.Build();

        var fault = await Assert.CatchAsync<OptionsValidationException>(() => host.StartAsync());

        Assert.That(fault!.Failures, Is.EqualTo([message]));
        Assert.That(fault + logs.Text, Does.Not.Contain("secretvalue"));
    }

    [Test]
    public async Task All_faults_are_named_together()
    {
        var builder = TestHost.New(
            null,
            ("PostHog:eu:ProjectToken", Secret),
            ("PostHog:eu:FlushAt", "x"),
            ("PostHog:eu:RequestTimeout", "0")
        );
        builder.AddPostHog("eu");
        using var host = builder.Build();

        var fault = await Assert.CatchAsync<OptionsValidationException>(() => host.StartAsync());

        Assert.That(
            fault!.Failures.Select(one => one.Split(' ')[0]),
            Is.EqualTo([
                "PostHog:eu:FlushAt",
                "PostHog:eu:ProjectToken",
                "PostHog:eu:RequestTimeout",
            ])
        );
    }

    [Test]
    public async Task Section_that_is_a_value_is_refused()
    {
        var builder = TestHost.New(null, ("PostHog", Secret));
        builder.AddPostHog();
        using var host = builder.Build();

        var fault = await Assert.CatchAsync<OptionsValidationException>(() => host.StartAsync());

        Assert.That(
            fault!.Message,
            Is.EqualTo("PostHog must be a section with options, not a value.")
        );
    }

    [TestCase("FlushIntervall", "there is no such option. Did you mean FlushInterval?")]
    [TestCase("flushat2", "there is no such option. Did you mean FlushAt?")]
    [TestCase("PersonalApiKey", "there is no such option. Did you mean SecretKey?")]
    [TestCase("HostUrl", "there is no such option. Did you mean Host?")]
    [TestCase("Colour", "there is no such option.")]
    [TestCase("Lunar:Host", "there is no such option, and no client of this name is registered.")]
    [TestCase("BeforeSend", "this option can only be set in code, in the delegate of AddPostHog.")]
    public async Task Unknown_key_is_a_warning(string key, string reason)
    {
        using var logs = new RecordedLogs();
        var builder = TestHost.New(
            logs,
            ("PostHog:ProjectToken", TestHost.Token),
            ("PostHog:Host", TestHost.DeadHost),
            ("PostHog:eu:ProjectToken", "phc_eu"),
            ($"PostHog:{key}", Secret)
        );
        builder.AddPostHog();
        builder.AddPostHog("eu", options => options.Disabled = true);
        using var host = builder.Build();

        await host.StartAsync();

        Assert.That(
            logs.At(LogLevel.Warning),
            Is.EqualTo([$"PostHog:{key.Split(':')[0]} is ignored: {reason}"])
        );
        Assert.That(logs.Text, Does.Not.Contain("secretvalue"));
        await host.StopAsync();
    }

    [Test]
    public void Key_of_another_package_is_no_unknown_key()
    {
        using var logs = new RecordedLogs();
        var builder = TestHost.New(logs, ("PostHog:Disabled", "true"), ("PostHog:Web:Ip", "true"));
        builder.AddPostHog().UseKey("Web");
        using var host = builder.Build();

        host.Services.GetRequiredService<PostHogClient>();

        Assert.That(logs.OfPostHog, Is.Empty);
    }
}
