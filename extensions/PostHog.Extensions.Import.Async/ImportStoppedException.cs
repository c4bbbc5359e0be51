namespace PostHog.Async.Import;

/// <summary>Ends an import from within; its failure becomes part of the result and never reaches the caller.</summary>
internal sealed class ImportStoppedException(ImportFailure failure) : Exception(failure.Message)
{
    public ImportFailure Failure => failure;

    public static ImportStoppedException Of(ImportFailureKind kind, string message) =>
        new(new ImportFailure(kind, message));
}
