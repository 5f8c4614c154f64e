using Unroll.Generator.Graph;

namespace Unroll.Generator.Planning;

/// <summary>What a kernel does with its sums, in registers: how they begin, what becomes of them, and where they are stored.</summary>
/// <param name="Output">Strides of the sums as they are stored; all 0 where only the pooled value is.</param>
/// <param name="Bias">Whether a bias is added.</param>
/// <param name="Accumulate">Whether they are added to what the output holds.</param>
/// <param name="Residual">Strides of another value that is added before the activation; null for none.</param>
/// <param name="Activation">A function applied to them; null for none.</param>
/// <param name="Pooling">Whether 2x2 max pooling follows.</param>
/// <param name="Pooled">Strides of the pooled value; all 0 where there is none.</param>
internal sealed record Epilogue(
    Strides Output,
    bool Bias = false,
    bool Accumulate = false,
    Strides? Residual = null,
    ActivationOperation? Activation = null,
    Pooling Pooling = Pooling.None,
    Strides Pooled = default)
{
    /// <summary>Whether the sums themselves are stored.</summary>
    public bool StoresSums => Pooling != Pooling.Only;

    /// <summary>Whether the largest of each 2x2 of them is stored.</summary>
    public bool StoresPooled => Pooling != Pooling.None;

    /// <summary>
    /// The operands that belong to it with their strides: its bias and what is added if it has any, then the places that it writes.
    /// </summary>
    public IEnumerable<(string Operand, Strides Strides)> Places
    {
        get
        {
            if (Bias)
                yield return ("bias", new(Row: 0, Pixel: 0));
            if (Residual is { } residual)
                yield return ("residual", residual);
            if (StoresSums)
                yield return ("output", Output);
            if (StoresPooled)
                yield return ("pooled", Pooled);
        }
    }

    /// <summary>The operands of a kernel: what it reads, and those of the epilogue.</summary>
    public string[] Operands(params string[] read) => [.. read, .. Places.Select(place => place.Operand)];

    /// <summary>What is done in registers, as the end of a kernel's summary.</summary>
    public string Summary =>
        (Activation is null ? "" : ", activation in registers") + (StoresPooled ? ", 2x2 max pooling in registers." : ".");
}
