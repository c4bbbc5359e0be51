namespace PostHog.Flags.Matching.Hashing;

/// <summary>What SHA-1 does with words, done with several at a time, one of each text that is hashed.</summary>
/// <typeparam name="TVector">One word of each text.</typeparam>
internal interface ILanes<TVector>
    where TVector : unmanaged
{
    /// <summary>Returns the same word for each text.</summary>
    public static abstract TVector All(uint word);

    /// <summary>Adds words.</summary>
    public static abstract TVector Add(TVector left, TVector right);

    /// <summary>Takes bits of c where b has ones, of d where it has zeros.</summary>
    public static abstract TVector Choose(TVector b, TVector c, TVector d);

    /// <summary>Returns the bits that an odd number of them have.</summary>
    public static abstract TVector Parity(TVector b, TVector c, TVector d);

    /// <summary>Returns the bits that most of them have.</summary>
    public static abstract TVector Majority(TVector b, TVector c, TVector d);

    /// <summary>Rotates the exclusive or of two by one bit.</summary>
    public static abstract TVector RotateLeft1(TVector left, TVector right);

    /// <summary>Rotates by five bits.</summary>
    public static abstract TVector RotateLeft5(TVector words);

    /// <summary>Rotates by thirty bits.</summary>
    public static abstract TVector RotateLeft30(TVector words);
}
