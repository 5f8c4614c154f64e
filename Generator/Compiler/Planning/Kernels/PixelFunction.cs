namespace Unroll.Generator.Planning;

/// <summary>A function of the channels of a pixel that the runtime computes, and its gradient.</summary>
/// <param name="Name">What it is called there.</param>
/// <param name="Before">It in words, before the channels that it is computed over.</param>
/// <param name="After">The same, behind them.</param>
/// <param name="Settings">What it takes behind the number of channels and of neighbors.</param>
/// <param name="Neighbors">The channels that it computes an element from, where it takes their number.</param>
/// <param name="GradientReadsInput">Whether its gradient depends on the input besides the output.</param>
/// <param name="ScratchPerChannel">Floats for each channel that it needs for itself.</param>
internal sealed record PixelFunction(
    string Name,
    string Before,
    string After,
    EquatableArray<float> Settings,
    int? Neighbors = null,
    bool GradientReadsInput = true,
    int ScratchPerChannel = 0);
