namespace PostHog.Async.Tests.LocalEvaluation;

/// <summary>Shared by tests of the loader: a client with a key that polls definitions on a fake clock.</summary>
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
