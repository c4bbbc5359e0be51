namespace PostHog.Async.Import.State;

/// <summary>Checks the paths that the user names, before anything is opened.</summary>
internal static class ImportPaths
{
    /// <summary>Throws if one file would be two of the three.</summary>
    /// <exception cref="ImportStoppedException">Two paths are the same.</exception>
    public static void Check(string? input, string? checkpoint, string? rejects)
    {
        CheckDiffer(input, checkpoint, "The input and the checkpoint");
        CheckDiffer(input, rejects, "The input and the file of rejected rows");
        CheckDiffer(checkpoint, rejects, "The checkpoint and the file of rejected rows");
    }

    /// <summary>Throws if a file lies in the folder for temporary files.</summary>
    /// <exception cref="ImportStoppedException">One does.</exception>
    public static void CheckOutside(WorkFolder folder, params string?[] files)
    {
        var inside = Array.Find(files, file => file is not null && folder.Contains(file));
        if (inside is not null)
        {
            throw ImportStoppedException.Of(
                ImportFailureKind.FileError,
                $"{inside} lies in the folder that is needed for temporary files; name another folder for them."
            );
        }
    }

    private static void CheckDiffer(string? one, string? other, string names)
    {
        // Many file systems do not tell upper case from lower case.
        const StringComparison comparison = StringComparison.OrdinalIgnoreCase;
        if (
            one is not null
            && other is not null
            && string.Equals(Path.GetFullPath(one), Path.GetFullPath(other), comparison)
        )
        {
            throw ImportStoppedException.Of(
                ImportFailureKind.FileError,
                $"{names} are the same file, {one}; name another one."
            );
        }
    }
}
