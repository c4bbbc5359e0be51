using System.Globalization;
using PostHog;
using PostHog.Blocking;

const string Usage = """
    Usage: cli send EVENT         sends an event and says what became of it
           cli queue EVENT...     queues events and ends at once
           cli exit CODE EVENT... queues events and ends with an exit code
           cli crash EVENT...     queues events and fails
           cli wait EVENT...      queues events and waits for Ctrl+C or SIGTERM
           cli report MODEL QUESTION ANSWER
                                  reports what a language model answered
    """;

// POSTHOG_PROJECT_TOKEN and POSTHOG_HOST; one short attempt, because the user waits.
var options = PostHogOptions.ForCommandLine();

// The person who runs the command sees events that PostHog would never accept.
options.OnError = error =>
{
    if (error.Failure.Kind is PostHogFailureKind.InvalidEvent or PostHogFailureKind.Refused)
    {
        Console.Error.WriteLine(error);
    }
};

// Never disposed: however the process ends, what is queued is delivered on the way out, within
// PostHogOptions.ExitFlushTimeout.
var posthog = new PostHogClient(options);

switch (args)
{
    case ["send", var name]:
        return Show(posthog.Capture(Describe(name)));

    case ["queue", .. var names]:
        Queue(names);
        return 0;

    case ["exit", var code, .. var names]:
        Queue(names);
        Environment.Exit(int.Parse(code, CultureInfo.InvariantCulture));
        return 0;

    case ["crash", .. var names]:
        Queue(names);
        throw new InvalidOperationException("The command failed.");

    case ["wait", .. var names]:
        Queue(names);
        Console.WriteLine("Waiting for Ctrl+C or SIGTERM.");
        Thread.Sleep(Timeout.Infinite);
        return 0;

    case ["report", var model, var question, var answer]:
        return Show(
            posthog.Capture(
                new AiGeneration(Environment.UserName)
                {
                    Provider = "openai",
                    Model = model,
                    Input = new[] { AiMessage.User(question) },
                    OutputChoices = new[] { AiMessage.Assistant(answer) },
                }
            )
        );

    default:
        Console.Error.WriteLine(Usage);
        return 2;
}

static int Show(CaptureResult result)
{
    Console.WriteLine(result);
    return Convert.ToInt32(!result.IsDelivered);
}

void Queue(string[] names)
{
    foreach (var name in names)
    {
        posthog.Enqueue(Describe(name));
    }
}

PostHogEvent Describe(string name) => new(name, Environment.UserName) { ["command"] = args[0] };
