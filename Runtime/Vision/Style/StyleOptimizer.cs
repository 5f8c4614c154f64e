namespace Unroll.Vision;

/// <summary>What moves the picture in <see cref="StyleTransfer"/>.</summary>
public enum StyleOptimizer
{
    /// <summary><see cref="Unroll.Lbfgs"/>, as Gatys et al.: the fewest iterations, and no rate to choose.</summary>
    Lbfgs,

    /// <summary><see cref="Unroll.Adam"/>, with a rate: one look at the network an iteration.</summary>
    Adam,
}
