using System.Runtime.Serialization;
using System.Text.Json.Serialization;

namespace PostHog.Trimming.Program;

/// <summary>A class whose author chose names and exclusions.</summary>
internal sealed class Customer
{
    public const int Version = 1;

    [NonSerialized]
    public int Attempts = 3;

    public int Visits = 7;

    public Guid Id => Guid.Empty;

    [JsonPropertyName("mail")]
    public string Address => "a@example.com";

    [JsonIgnore]
    public string Password => "s3cr3t";

    [Newtonsoft.Json.JsonIgnore]
    public string Pin => "s3cr3t";

    [IgnoreDataMember]
    public string Secret => "s3cr3t";

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Points { get; set; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Note { get; set; }

    public DayOfWeek Day => DayOfWeek.Friday;

    public string[] Tags => ["new"];

    internal string Internal => "s3cr3t";

    private string Private => "s3cr3t" + Internal;

    public override string ToString() => Private;
}
