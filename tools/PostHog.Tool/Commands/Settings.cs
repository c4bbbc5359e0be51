using System.CommandLine;
using PostHog.Blocking;
using PostHog.Tool.Output;

namespace PostHog.Tool.Commands;

/// <summary>The options that all commands share, and the environment variables they default to.</summary>
internal sealed class Settings
{
    private const double DefaultTimeout = 10;

    private readonly Option<string?> _token = new("--token")
    {
        Description = "The project token (phc_...). Default: POSTHOG_PROJECT_TOKEN.",
        HelpName = "token",
        Recursive = true,
    };

    private readonly Option<string?> _host = new("--host")
    {
        Description = "The address of PostHog. Default: POSTHOG_HOST, or PostHog Cloud in the US.",
        HelpName = "url",
        Recursive = true,
    };

    private readonly Option<string?> _secretKey = new("--secret-key")
    {
        Description = "The key for local evaluation. Default: POSTHOG_SECRET_KEY.",
        HelpName = "key",
        Recursive = true,
    };

    private readonly Option<double> _timeout = new("--timeout")
    {
        Description = "How long one request may take, in seconds.",
        HelpName = "seconds",
        DefaultValueFactory = _ => DefaultTimeout,
        Recursive = true,
    };

    private readonly Option<bool> _json = new("--json")
    {
        Description = "Prints the result as JSON.",
        Recursive = true,
    };

    public void AddTo(RootCommand root)
    {
        root.Add(_token);
        root.Add(_host);
        root.Add(_secretKey);
        root.Add(_timeout);
        root.Add(_json);
    }

    public Printer PrinterOf(ParseResult parsed) => new(parsed.GetValue(_json));

    /// <summary>Returns the options of a client, whatever the token is.</summary>
    public PostHogOptions OptionsOf(ParseResult parsed)
    {
        var seconds = parsed.GetValue(_timeout);
        if (seconds is not (> 0 and < 3600))
        {
            throw new UsageException("--timeout must be greater than 0 and less than 3600.");
        }

        var options = PostHogOptions.FromEnvironment();
        options.ProjectToken = parsed.GetValue(_token) ?? options.ProjectToken;
        options.Host = parsed.GetValue(_host) ?? options.Host;
        options.SecretKey = null;
        options.RequestTimeout = TimeSpan.FromSeconds(seconds);
        options.ConnectTimeout = TimeSpan.FromSeconds(Math.Min(seconds, 5));
        options.FeatureFlagRequestTimeout = options.RequestTimeout;
        // Only what the user asks for is sent, whoever the environment disables.
        options.Disabled = false;
        return options;
    }

    /// <summary>Returns the key for local evaluation; null if there is none.</summary>
    public string? SecretKeyOf(ParseResult parsed) =>
        parsed.GetValue(_secretKey) ?? PostHogOptions.FromEnvironment().SecretKey;

    /// <summary>Returns a client.</summary>
    /// <exception cref="UsageException">There is no token.</exception>
    public PostHogClient ClientOf(ParseResult parsed, Action<PostHogOptions>? change = null)
    {
        var options = OptionsOf(parsed);
        change?.Invoke(options);
        return string.IsNullOrWhiteSpace(options.ProjectToken)
            ? throw new UsageException(
                "there is no project token: pass --token, or set POSTHOG_PROJECT_TOKEN."
            )
            : new PostHogClient(options);
    }
}
