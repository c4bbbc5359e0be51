namespace PostHog.Development.Ingestion.V1;

/// <summary>Why a V1 request is refused: a word for programs and a sentence for people.</summary>
internal sealed record Problem(string Tag, string Description);
