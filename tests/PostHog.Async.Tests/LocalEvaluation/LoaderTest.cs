namespace PostHog.Async.Tests.LocalEvaluation;

/// <summary>What tests of the loader share: a client with a key, whose definitions are polled on a clock of its own.</summary>
public abstract class LoaderTest : ClientTest
{
    private protected static readonly TimeSpan Interval = TimeSpan.FromSeconds(30);

    private protected override PostHogOptions Options()
    {
        var options = base.Options();
        options.SecretKey = "phs_test";
        options.FeatureFlagPollInterval = Interval;
        return options;
    }
}
