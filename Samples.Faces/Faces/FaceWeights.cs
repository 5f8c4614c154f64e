using Unroll;

namespace Samples.Faces;

/// <summary>
/// Loads the weights of face-api (npm package @vladmandic/face-api, folder model): manifests of TensorFlow.js beside files of single
/// bytes, each of
/// which stands for byte x scale + minimum.
/// </summary>
internal static class FaceWeights
{
    /// <summary>The manifests that the networks need.</summary>
    public static readonly string[] Manifests =
        ["tiny_face_detector_model", "face_landmark_68_model", "face_recognition_model"];

    /// <summary>Loads the detector over a portrait.</summary>
    public static void Load(TinyFaceDetector network, string folder) => Load(network, folder, Manifests[0], DetectorName);

    /// <summary>Loads the detector over a group.</summary>
    public static void Load(GroupFaceDetector network, string folder) => Load(network, folder, Manifests[0], DetectorName);

    /// <summary>Loads the landmarks.</summary>
    public static void Load(FaceLandmarks network, string folder) => Load(network, folder, Manifests[1], LandmarkName);

    /// <summary>Loads the recognition.</summary>
    public static void Load(FaceRecognition network, string folder) => Load(network, folder, Manifests[2], RecognitionName);

    /// <summary>The path of a manifest.</summary>
    public static string PathOf(string folder, string manifest) => Path.Combine(folder, manifest + "-weights_manifest.json");

    private static void Load(Network network, string folder, string manifest, Func<string, string> name) =>
        network.Load(PathOf(folder, manifest), new LoadOptions { Rename = name });

    // conv0/filters, conv1/depthwise_filter, conv1/pointwise_filter, conv1/bias, conv8/filters
    private static string DetectorName(string name)
    {
        (string stage, string tensor) = Split(name);
        return $"grid.{stage}.{TensorName(tensor, isSeparable: stage is not ("conv0" or "conv8"))}";
    }

    // dense0/conv0/filters, dense1/conv0/depthwise_filter, dense1/conv1/bias, fc/weights
    private static string LandmarkName(string name)
    {
        (string stage, string tensor) = Split(name);
        string place = stage.EndsWith("/conv0", StringComparison.Ordinal)
            ? stage.Replace("/conv0", "", StringComparison.Ordinal).Replace("dense", "reduction", StringComparison.Ordinal)
            : stage.Replace('/', '.');
        return $"{place}.{TensorName(tensor, isSeparable: stage is not ("fc" or "dense0/conv0"))}";
    }

    // conv32_down/conv/filters, conv32_1/conv2/scale/biases, fc
    private static string RecognitionName(string name) =>
        name == "fc" ? "fc.weights" : name
            .Replace("/conv/filters", ".weights", StringComparison.Ordinal)
            .Replace("/conv/bias", ".bias", StringComparison.Ordinal)
            .Replace("/scale/weights", ".scale", StringComparison.Ordinal)
            .Replace("/scale/biases", ".shift", StringComparison.Ordinal)
            .Replace('/', '.');

    // The bias of both convolutions is that of the second.
    private static string TensorName(string tensor, bool isSeparable) => tensor switch
    {
        "depthwise_filter" => "depthwise.weights",
        "pointwise_filter" => "pointwise.weights",
        "bias" when isSeparable => "pointwise.bias",
        "filters" => "weights",
        _ => tensor,
    };

    private static (string Stage, string Tensor) Split(string name)
    {
        int slash = name.LastIndexOf('/');
        return slash < 0 ? (name, "") : (name[..slash], name[(slash + 1)..]);
    }
}
