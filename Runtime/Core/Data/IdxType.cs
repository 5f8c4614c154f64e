namespace Unroll;

/// <summary>How the numbers of an IDX file are stored; the values are the codes in the third byte of the file.</summary>
public enum IdxType
{
    /// <summary>Whole numbers from 0 to 255, one byte each: images and labels of MNIST and its relatives.</summary>
    UnsignedByte = 0x08,

    /// <summary>Whole numbers from -128 to 127, one byte each.</summary>
    SignedByte = 0x09,

    /// <summary>Whole numbers of two bytes, the higher byte first.</summary>
    Short = 0x0B,

    /// <summary>Whole numbers of four bytes, the highest byte first.</summary>
    Int = 0x0C,

    /// <summary>Floating-point numbers of four bytes, the highest byte first.</summary>
    Float = 0x0D,

    /// <summary>Floating-point numbers of eight bytes, the highest byte first.</summary>
    Double = 0x0E,
}
