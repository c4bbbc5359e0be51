namespace PostHog.Core.Tests;

[NonParallelizable]
internal sealed class PostHogOptionsTests
{
    [TestCase(nameof(PostHogOptions.ProjectToken), null)]
    [TestCase(nameof(PostHogOptions.Host), null)]
    [TestCase(nameof(PostHogOptions.RequestTimeout), "00:00:15")]
    [TestCase(nameof(PostHogOptions.MaxRetries), null)]
    [TestCase(nameof(PostHogOptions.MaxBatchSize), "100")]
    [TestCase(nameof(PostHogOptions.MaxQueueBytes), "67108864")]
    [TestCase(nameof(PostHogOptions.AiMaxQueueBytes), "67108864")]
    [TestCase(nameof(PostHogOptions.CaptureMode), "V0")]
    [TestCase(nameof(PostHogOptions.Compression), "Gzip")]
    [TestCase(nameof(PostHogOptions.AiCompression), "None")]
    [TestCase(nameof(PostHogOptions.EnableFullAiCapture), "False")]
    [TestCase(nameof(PostHogOptions.PrivacyMode), "False")]
    [TestCase(nameof(PostHogOptions.SecretKey), null)]
    [TestCase(nameof(PostHogOptions.FeatureFlagPollInterval), "00:00:30")]
    [TestCase(nameof(PostHogOptions.OnlyEvaluateFlagsLocally), "False")]
    [TestCase(nameof(PostHogOptions.ProjectTimeZone), null)]
    [TestCase(nameof(PostHogOptions.DisableGeoIP), "False")]
    [TestCase(nameof(PostHogOptions.IsServer), "True")]
    [TestCase(nameof(PostHogOptions.Disabled), "False")]
    [TestCase(nameof(PostHogOptions.HttpHandler), null)]
    [TestCase(nameof(PostHogOptions.HttpClient), null)]
    [TestCase(nameof(PostHogOptions.Log), null)]
    public void Has_documented_defaults(string option, string? value)
    {
        var actual = typeof(PostHogOptions).GetProperty(option)!.GetValue(new PostHogOptions());

        Assert.That(actual?.ToString(), Is.EqualTo(value));
    }

    [Test]
    public void Starts_without_super_properties_options_and_functions()
    {
        var options = new PostHogOptions();

        Assert.That(options.SuperProperties, Is.Empty);
        Assert.That(options.SuperOptions, Is.Empty);
        Assert.That(options.BeforeSend, Is.Empty);
    }

    [TestCase(null, false)]
    [TestCase("", false)]
    [TestCase("0", false)]
    [TestCase("false", false)]
    [TestCase("yes", false)]
    [TestCase("1", true)]
    [TestCase("true", true)]
    [TestCase(" TRUE ", true)]
    public void Reads_the_environment_variables(string? disabled, bool isDisabled)
    {
        using var token = Variable.Set(PostHogOptions.TokenVariable, "phc_test");
        using var host = Variable.Set(PostHogOptions.HostVariable, "https://ph.example.com");
        using var key = Variable.Set(PostHogOptions.SecretKeyVariable, "phs_test");
        using var kill = Variable.Set(PostHogOptions.DisabledVariable, disabled);

        var options = PostHogOptions.FromEnvironment();

        Assert.That(options.ProjectToken, Is.EqualTo("phc_test"));
        Assert.That(options.Host, Is.EqualTo("https://ph.example.com"));
        Assert.That(options.SecretKey, Is.EqualTo("phs_test"));
        Assert.That(options.Disabled, Is.EqualTo(isDisabled));
    }

    [Test]
    public void Keeps_its_defaults_for_unset_environment_variables()
    {
        using var token = Variable.Set(PostHogOptions.TokenVariable, null);
        using var host = Variable.Set(PostHogOptions.HostVariable, null);
        using var key = Variable.Set(PostHogOptions.SecretKeyVariable, null);

        var options = PostHogOptions.FromEnvironment();

        Assert.That(options.ProjectToken, Is.Null);
        Assert.That(options.Host, Is.Null);
        Assert.That(options.SecretKey, Is.Null);
        Assert.That(options.MaxBatchSize, Is.EqualTo(100));
    }

    /// <summary>Sets an environment variable for a while.</summary>
    private sealed class Variable : IDisposable
    {
        private readonly string _name;
        private readonly string? _before;

        private Variable(string name)
        {
            _name = name;
            _before = Environment.GetEnvironmentVariable(name);
        }

        public static Variable Set(string name, string? value)
        {
            var variable = new Variable(name);
            Environment.SetEnvironmentVariable(name, value);
            return variable;
        }

        public void Dispose() => Environment.SetEnvironmentVariable(_name, _before);
    }

    [Test]
    public void Options_for_a_command_line_are_short_and_personless()
    {
        var options = PostHogOptions.ForCommandLine();

        Assert.That(options.MaxRetries, Is.Zero);
        Assert.That(options.RequestTimeout, Is.EqualTo(TimeSpan.FromSeconds(2)));
        Assert.That(options.ConnectTimeout, Is.EqualTo(TimeSpan.FromMilliseconds(500)));
        Assert.That(options.ShutdownTimeout, Is.EqualTo(TimeSpan.FromSeconds(2)));
        Assert.That(options.ExitFlushTimeout, Is.EqualTo(TimeSpan.FromSeconds(1)));
        Assert.That(options.IsServer, Is.False);
        Assert.That(options.SuperOptions["process_person_profile"], Is.False);
    }

    [Test]
    public void Options_of_the_spool_are_checked()
    {
        Assert.That(() => new SpoolOptions(" "), Throws.ArgumentException);
        Assert.That(
            Check(one => one.MaxBytes = 1),
            Throws.InstanceOf<ArgumentException>().With.Message.Contains("MaxBytes")
        );
        Assert.That(
            Check(one => one.MaxAge = TimeSpan.Zero),
            Throws.InstanceOf<ArgumentException>().With.Message.Contains("MaxAge")
        );
        Assert.That(
            Check(one => one.Mode = (SpoolMode)9),
            Throws.InstanceOf<ArgumentException>().With.Message.Contains("Mode")
        );

        static Action Check(Action<SpoolOptions> change)
        {
            var spool = new SpoolOptions("folder");
            change(spool);
            return () => PostHog.Setup.OptionsCheck.Check(new PostHogOptions { Spool = spool });
        }
    }
}
