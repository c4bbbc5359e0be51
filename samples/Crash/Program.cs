using PostHog;
using PostHog.Blocking;
using AsyncClient = PostHog.Async.PostHogClient;

// POSTHOG_PROJECT_TOKEN and POSTHOG_HOST; this machine is a person's own, not a server.
var options = PostHogOptions.FromEnvironment();
options.IsServer = false;
options.CaptureUnhandledExceptions = true;

// Whom a crash happened to, and to which command; without it the report is about nobody.
var context = new PostHogContext
{
    DistinctId = "user-42",
    Properties = { ["command"] = "import" },
};

// Both packages report alike; with the argument "async" it is the other one.
if (args is ["async"])
{
    new AsyncClient(options).BeginContext(context);
}
else
{
    new PostHogClient(options).BeginContext(context);
}

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
