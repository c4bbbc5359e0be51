namespace PostHog.Trimming.Program;

internal sealed class Hidden
{
    [Newtonsoft.Json.JsonIgnore]
    public string Password => "s3cr3t";
}
