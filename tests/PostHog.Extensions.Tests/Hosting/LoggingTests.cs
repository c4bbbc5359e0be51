using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PostHog.Async;
using PostHog.TestKit;

namespace PostHog.Extensions.Tests.Hosting;

/// <summary>What a client logs to the loggers of its host.</summary>
public sealed class LoggingTests
{
    [Test]
    public async Task Messages_have_category_level_number_name_template_and_values()
    {
        using var logs = new RecordedLogs();
        using var http = new FakeHttp();
        await using var services = New(logs, LogLevel.Warning, http.Then(503, "{}"));

        await ClientOf(services).CaptureAsync(new("sent later", "user-1"));

        var log = logs.OfPostHog.Single();
        Assert.That(log.Category, Is.EqualTo("PostHog"));
        Assert.That(log.Level, Is.EqualTo(LogLevel.Warning));
        Assert.That((log.Id.Id, log.Id.Name), Is.EqualTo((118, "AttemptFailed")));
        Assert.That(log.Message, Does.StartWith("Attempt 1 failed; retrying in "));
        Assert.That(
            log.Values["{OriginalFormat}"],
            Is.EqualTo("Attempt {Attempt} failed; retrying in {DelayTotalSeconds} s. {Failure}")
        );
        Assert.That(log.Values["Attempt"], Is.EqualTo(1));
        Assert.That(log.Values["DelayTotalSeconds"], Is.InstanceOf<double>());
        Assert.That(log.Values["Failure"], Does.StartWith("ServerError (503)"));
    }

    [TestCase(LogLevel.Debug, 1)]
    [TestCase(LogLevel.Information, 0)]
    public async Task Level_of_the_category_decides_about_debug_messages(
        LogLevel level,
        int messages
    )
    {
        using var logs = new RecordedLogs();
        using var http = new FakeHttp();
        await using var services = New(logs, level, http);

        await ClientOf(services).CaptureAsync(new("sent", "user-1"));

        Assert.That(logs.At(LogLevel.Debug), Has.Exactly(messages).Items);
    }

    [Test]
    public async Task Level_may_change_while_the_client_runs()
    {
        using var logs = new RecordedLogs();
        using var http = new FakeHttp();
        var configuration = TestHost.Configuration(("Logging:LogLevel:PostHog", "Warning"));
        var services = new ServiceCollection();
        services.AddLogging(logging =>
            logging.AddProvider(logs).AddConfiguration(configuration.GetSection("Logging"))
        );
        services.AddPostHog(options =>
        {
            options.ProjectToken = TestHost.Token;
            options.HttpHandler = http.Handler;
        });
        await using var provider = services.BuildServiceProvider();
        await ClientOf(provider).CaptureAsync(new("before", "user-1"));

        configuration["Logging:LogLevel:PostHog"] = "Debug";
        configuration.Reload();
        await ClientOf(provider).CaptureAsync(new("after", "user-1"));

        Assert.That(logs.At(LogLevel.Debug), Is.EqualTo(["1 event delivered in 1 attempt."]));
    }

    [Test]
    public void Client_with_a_name_has_a_category_below()
    {
        using var logs = new RecordedLogs();
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.AddProvider(logs));
        services.AddPostHog("eu");
        using var provider = services.BuildServiceProvider();

        provider.GetRequiredKeyedService<PostHogClient>("eu");

        var log = logs.OfPostHog.Single();
        Assert.That((log.Category, log.Id.Id), Is.EqualTo(("PostHog.eu", 902)));
        Assert.That(log.Message, Does.EndWith(": set PostHog:eu:ProjectToken."));
    }

    [Test]
    public void Callback_that_is_set_in_code_is_kept()
    {
        using var logs = new RecordedLogs();
        var recorder = new LogRecorder();
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.AddProvider(logs));
        services.AddPostHog(options => options.Log = recorder.Write);
        using var provider = services.BuildServiceProvider();

        provider.GetRequiredService<PostHogClient>();

        Assert.That(recorder.Warnings, Has.Exactly(1).Items);
        Assert.That(logs.OfPostHog, Is.Empty);
    }

    private static ServiceProvider New(RecordedLogs logs, LogLevel level, FakeHttp http)
    {
        var services = new ServiceCollection();
        services.AddLogging(logging =>
            logging.AddProvider(logs).AddFilter("PostHog", level).SetMinimumLevel(LogLevel.Trace)
        );
        services.AddPostHog(options =>
        {
            options.ProjectToken = TestHost.Token;
            options.HttpHandler = http.Handler;
            options.Clock = new FakeTime();
        });
        return services.BuildServiceProvider();
    }

    private static PostHogClient ClientOf(IServiceProvider services) =>
        services.GetRequiredService<PostHogClient>();
}
