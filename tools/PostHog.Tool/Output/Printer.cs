using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace PostHog.Tool.Output;

/// <summary>Prints data to standard output, as text or as JSON, and everything else to standard error.</summary>
/// <param name="isJson">Whether data is printed as JSON.</param>
internal sealed class Printer(bool isJson)
{
    /// <summary>Prints a result in the form that was asked for.</summary>
    /// <exception cref="IOException">It cannot be printed.</exception>
    public void Result(string text, JToken json) =>
        Print([isJson ? json.ToString(Formatting.None) : text]);

    /// <summary>Prints results, each on a line as text, or all of them as JSON.</summary>
    /// <exception cref="IOException">They cannot be printed.</exception>
    public void List(IEnumerable<string> lines, JArray json) =>
        Print(isJson ? [json.ToString(Formatting.None)] : lines);

    /// <summary>Says what the user should know besides the data.</summary>
    public static void Problem(string message) => Say($"phog: {message}");

    /// <summary>Prints a line to standard error, if that is possible: there is nowhere else to say that it is not.</summary>
    public static void Say(string line)
    {
        try
        {
            Console.Error.WriteLine(line);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // Closed, or on a full disk. The exit code is still right.
        }
    }

    private static void Print(IEnumerable<string> lines)
    {
        try
        {
            foreach (var line in lines)
            {
                Console.Out.WriteLine(line);
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"standard output cannot be written: {fault.Message}", fault);
        }
    }

    /// <summary>Returns a failure as JSON; null if there is none.</summary>
    public static JToken Json(PostHogFailure? failure) =>
        failure is null
            ? JValue.CreateNull()
            : new JObject
            {
                ["kind"] = failure.Kind.ToString(),
                ["status"] = failure.StatusCode,
                ["message"] = failure.Message,
            };
}
