using PostHog.Setup;

namespace PostHog.Core.Tests.Setup;

internal sealed class ClientSettingsTests
{
    private static readonly TestCaseData[] Unfit =
    [
        Row(nameof(PostHogOptions.RequestTimeout), o => o.RequestTimeout = TimeSpan.Zero),
        Row(
            nameof(PostHogOptions.RequestTimeout),
            o => o.RequestTimeout = Timeout.InfiniteTimeSpan
        ),
        Row(
            nameof(PostHogOptions.RequestTimeout),
            o => o.RequestTimeout = TimeSpan.FromMinutes(61)
        ),
        Row(nameof(PostHogOptions.RequestTimeout), o => o.RequestTimeout = TimeSpan.MaxValue),
        Row(nameof(PostHogOptions.MaxQueueBytes), o => o.MaxQueueBytes = 0),
        Row(nameof(PostHogOptions.MaxQueueBytes), o => o.MaxQueueBytes = (1L << 20) - 1),
        Row(nameof(PostHogOptions.MaxQueueBytes), o => o.MaxQueueBytes = (1L << 40) + 1),
        Row(nameof(PostHogOptions.AiMaxQueueBytes), o => o.AiMaxQueueBytes = (16L << 20) - 1),
        Row(nameof(PostHogOptions.AiMaxQueueBytes), o => o.AiMaxQueueBytes = long.MaxValue),
        Row(nameof(PostHogOptions.Host), o => o.Host = "us.i.posthog.com"),
        Row(nameof(PostHogOptions.HttpHandler), SetHandlerAndClient),
        Row(nameof(PostHogOptions.CaptureMode), o => o.CaptureMode = (CaptureMode)2),
        Row(nameof(PostHogOptions.Compression), o => o.Compression = (CaptureCompression)9),
        Row(nameof(PostHogOptions.AiCompression), o => o.AiCompression = (CaptureCompression)(-1)),
        Row(nameof(PostHogOptions.Compression), o => o.Compression = CaptureCompression.Brotli),
        Row(nameof(PostHogOptions.Compression), o => o.Compression = CaptureCompression.Deflate),
        Row(nameof(PostHogOptions.AiCompression), o => o.AiCompression = CaptureCompression.Brotli),
        Row(
            nameof(PostHogOptions.AiCompression),
            o => o.AiCompression = CaptureCompression.Deflate
        ),
        Row(nameof(PostHogOptions.BeforeSend), o => o.BeforeSend.Add(null!)),
        Row(nameof(PostHogOptions.InAppNamespaces), o => o.InAppNamespaces.Add(null!)),
        Row(nameof(PostHogOptions.LibraryNamespaces), o => o.LibraryNamespaces.Add(" ")),
    ];

    [TestCase(1L << 20, 16L << 20)]
    [TestCase(1L << 40, 1L << 40)]
    public void Accepts_the_smallest_and_the_largest_queue(long bytes, long aiBytes)
    {
        var settings = ClientSettings.From(
            new PostHogOptions
            {
                ProjectToken = "phc_test",
                MaxQueueBytes = bytes,
                AiMaxQueueBytes = aiBytes,
            }
        );

        Assert.That(settings.Queue.MaxBytes, Is.EqualTo(bytes));
        Assert.That(settings.AiQueue.MaxBytes, Is.EqualTo(aiBytes));
    }

    [TestCaseSource(nameof(Unfit))]
    public void Rejects_an_invalid_option_and_names_it(string option, Action<PostHogOptions> spoil)
    {
        var options = new PostHogOptions { ProjectToken = "phc_test" };
        spoil(options);

        Assert.That(
            () => ClientSettings.From(options),
            Throws
                .InstanceOf<ArgumentException>()
                .With.Property(nameof(ArgumentException.ParamName))
                .EqualTo(option)
                .And.Message.Contains(option)
        );
    }

    private static readonly TestCaseData[] Extreme =
    [
        Row(nameof(PostHogOptions.RequestTimeout), o => o.RequestTimeout = TimeSpan.FromTicks(1)),
        Row(nameof(PostHogOptions.RequestTimeout), o => o.RequestTimeout = TimeSpan.FromHours(1)),
        Row(nameof(PostHogOptions.Host), o => o.Host = " "),
        Row(nameof(PostHogOptions.HttpHandler), o => o.HttpHandler = new HttpClientHandler()),
        Row(nameof(PostHogOptions.HttpClient), o => o.HttpClient = new HttpClient()),
    ];

    [TestCaseSource(nameof(Extreme))]
    public void Accepts_an_extreme_but_valid_option(string option, Action<PostHogOptions> set)
    {
        var options = new PostHogOptions { ProjectToken = "phc_test" };
        set(options);

        Assert.That(() => ClientSettings.From(options), Throws.Nothing, option);
    }

    [Test]
    public void Rejects_a_compression_that_V0_cannot_read_with_advice(
        [Values(CaptureCompression.Deflate, CaptureCompression.Brotli)]
            CaptureCompression compression
    )
    {
        var options = new PostHogOptions { ProjectToken = "phc_test", Compression = compression };

        Assert.That(
            () => ClientSettings.From(options),
            Throws
                .InstanceOf<ArgumentOutOfRangeException>()
                .With.Message.Contains("CaptureMode to V1")
        );
        options.CaptureMode = CaptureMode.V1;
        Assert.That(() => ClientSettings.From(options), Throws.Nothing);
    }

    [Test]
    public void Rejects_null_options()
    {
        Assert.That(() => ClientSettings.From(null!), Throws.ArgumentNullException);
    }

    [TestCase(null, false, false)]
    [TestCase("  ", false, false)]
    [TestCase("phc_test", true, false)]
    [TestCase("phc_test", false, true)]
    [TestCase(" phc_test\n", false, true)]
    public void Is_enabled_by_a_token_unless_switched_off(
        string? token,
        bool disabled,
        bool enabled
    )
    {
        var options = new PostHogOptions { ProjectToken = token, Disabled = disabled };

        var settings = ClientSettings.From(options);

        Assert.That(settings.IsEnabled, Is.EqualTo(enabled));
        Assert.That(settings.Token, Is.EqualTo(token?.Trim() ?? ""));
    }

    [Test]
    public void Logs_one_error_without_a_token()
    {
        var entries = new List<PostHogLogEntry>();

        ClientParts.Build(new PostHogOptions { Log = entries.Add });

        Assert.That(entries.Single().Level, Is.EqualTo(PostHogLogLevel.Error));
    }

    [Test]
    public void Copies_the_options()
    {
        var options = new PostHogOptions { ProjectToken = "phc_test" };
        var settings = ClientSettings.From(options);

        options.ProjectToken = "phc_other";
        options.MaxBatchSize = 7;
        options.Disabled = true;

        Assert.That(settings.Token, Is.EqualTo("phc_test"));
        Assert.That(settings.Queue.MaxBatchSize, Is.EqualTo(100));
        Assert.That(settings.IsEnabled);
    }

    [TestCase(null, 3)]
    [TestCase(0, 0)]
    [TestCase(10, 10)]
    public void Defaults_to_three_retries(int? given, int maxRetries)
    {
        var options = new PostHogOptions { MaxRetries = given, Log = _ => { } };

        Assert.That(ClientSettings.From(options).RetryPolicy.MaxRetries, Is.EqualTo(maxRetries));
    }

    private static void SetHandlerAndClient(PostHogOptions options)
    {
        options.HttpHandler = new HttpClientHandler();
        options.HttpClient = new HttpClient();
    }

    private static TestCaseData Row(string option, Action<PostHogOptions> change) =>
        new(option, change);
}
