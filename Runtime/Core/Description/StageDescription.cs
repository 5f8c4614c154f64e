namespace Unroll;

/// <summary>A stage of a network: one field of its declaration.</summary>
/// <param name="Name">The field's name.</param>
/// <param name="Operations">Its operations as a person would write them: "Conv 5x5x6 same, Relu".</param>
/// <param name="Shape">The shape of its value, height x width x channels, or the length of a vector.</param>
/// <param name="ParameterCount">Its learned numbers.</param>
/// <param name="MultiplyAdds">The multiply-adds of one sample's forward pass.</param>
public sealed record StageDescription(string Name, string Operations, string Shape, int ParameterCount, long MultiplyAdds);
