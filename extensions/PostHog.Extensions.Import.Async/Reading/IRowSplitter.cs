namespace PostHog.Async.Import.Reading;

/// <summary>Cuts a stream of characters into the texts of rows.</summary>
internal interface IRowSplitter
{
    /// <summary>Takes characters up to the end of a row. Returns where it stopped.</summary>
    public int Feed(char[] chars, int start, int end);

    /// <summary>Returns the row that has ended, once; null if none has.</summary>
    public TextRow? Take();

    /// <summary>Says that no characters follow.</summary>
    public void Finish();
}
