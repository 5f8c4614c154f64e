namespace Unroll.Vision;

/// <summary>With which picture <see cref="StyleTransfer"/> begins.</summary>
public enum StyleStart
{
    /// <summary>The picture with the content.</summary>
    Content,

    /// <summary>Noise: each number by itself, uniformly from 0 to 1.</summary>
    Noise,
}
