namespace Unroll.Vision;

/// <summary>Predicts what a network's outputs are for a picture, in field order: <c>(picture, features) => network.Predict(picture,
/// features[0], features[1])</c>.</summary>
/// <param name="picture">Height x width x 3 numbers, red, green and blue from 0 to 1.</param>
/// <param name="features">Gets the outputs, an array each.</param>
public delegate void StyleFeatures(ReadOnlySpan<float> picture, float[][] features);
