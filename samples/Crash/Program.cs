using PostHog;
using PostHog.Blocking;

// POSTHOG_PROJECT_TOKEN and POSTHOG_HOST; this machine is a person's own, not a server.
var options = PostHogOptions.FromEnvironment();
options.IsServer = false;
options.CaptureUnhandledExceptions = true;
var posthog = new PostHogClient(options);

// Whom a crash happened to, and to which command; without it the report is about nobody.
posthog.BeginContext(new() { DistinctId = "user-42", Properties = { ["command"] = "import" } });

Import(["1", "2", "three"]);

static void Import(string[] lines) => Console.WriteLine(lines.Sum(Read));

static int Read(string line)
{
    try
    {
        return int.Parse(line, provider: null);
    }
    catch (FormatException fault)
    {
        throw new InvalidDataException($"Not a number: {line}", fault);
    }
}
