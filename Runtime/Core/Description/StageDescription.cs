namespace Unroll;

/// <summary>A stage of a network: one field of its declaration.</summary>
/// <param name="Name">The field's name.</param>
/// <param name="Operations">Its operations as a person would write them: "Conv 5x5x6 same, Relu".</param>
/// <param name="Shape">The shape of its value, height x width x channels, or the length of a vector.</param>
/// <param name="ParameterCount">Its learned numbers.</param>
/// <param name="MultiplyAdds">The multiply-adds of one sample's forward pass.</param>
/// <param name="CyclesAvx512">The processor cycles that the compiler predicts for its part of one sample's prediction, on one thread with
/// AVX-512; 0 where it has no kernel of its own, because it is computed with another stage or is no part of a prediction.</param>
/// <param name="CyclesAvx2">The same with AVX2.</param>
public sealed record StageDescription(
    string Name, string Operations, string Shape, int ParameterCount, long MultiplyAdds, long CyclesAvx512 = 0, long CyclesAvx2 = 0);
