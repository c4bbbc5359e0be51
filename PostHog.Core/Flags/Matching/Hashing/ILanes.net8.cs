namespace PostHog.Flags.Matching.Hashing;

/// <summary>The word operations of SHA-1 on vectors that hold one word of each hashed input.</summary>
/// <typeparam name="TVector">A vector with one word of each input.</typeparam>
internal interface ILanes<TVector>
    where TVector : unmanaged
{
    /// <summary>Returns the same word for each input.</summary>
    public static abstract TVector All(uint word);

    /// <summary>Adds words.</summary>
    public static abstract TVector Add(TVector left, TVector right);

    /// <summary>Takes the bits of c where b has ones, and of d where b has zeros.</summary>
    public static abstract TVector Choose(TVector b, TVector c, TVector d);

    /// <summary>Returns the bits that are set in an odd number of the words.</summary>
    public static abstract TVector Parity(TVector b, TVector c, TVector d);

    /// <summary>Returns the bits that are set in most of the words.</summary>
    public static abstract TVector Majority(TVector b, TVector c, TVector d);

    /// <summary>Rotates the exclusive or of two words by one bit.</summary>
    public static abstract TVector RotateLeft1(TVector left, TVector right);

    /// <summary>Rotates by five bits.</summary>
    public static abstract TVector RotateLeft5(TVector words);

    /// <summary>Rotates by thirty bits.</summary>
    public static abstract TVector RotateLeft30(TVector words);
}
