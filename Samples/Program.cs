using System.CommandLine;
using Samples.Activations;
using Samples.Adversarial;
using Samples.BiasVariance;
using Samples.Edges;
using Samples.Faces;
using Samples.FacesVerify;
using Samples.Family;
using Samples.Features;
using Samples.Gallery;
using Samples.LeNet;
using Samples.Localize;
using Samples.Mlp;
using Samples.OneShot;
using Samples.OptimizerPaths;
using Samples.Rcnn;
using Samples.Saliency;
using Samples.Slide;
using Samples.Style;
using Samples.Svm;
using Samples.Transfer;
using Samples.Vanishing;
using Samples.Xor;
using Samples.Yolo;
using Unroll;

var root = new RootCommand("Small programs on networks that the C# compiler compiled. Start with: lenet")
{
    LeNetSample.Command(),
    MlpSample.Command(),
    XorSample.Command(),
    EdgesSample.Command(),
    ActivationsSample.Command(),
    OptimizersSample.Command(),
    BiasVarianceSample.Command(),
    SvmSample.Command(),
    ClassicSample.Command(),
    CompareSample.Command(),
    VanishingSample.Command(),
    TransferSample.Command(),
    FeaturesSample.Command(),
    SaliencySample.Command(),
    AdversarialSample.Command(),
    LocalizeSample.Command(),
    FacesSample.Command(),
    SlideSample.Command(),
    FacesVerifySample.Command(),
    OneShotSample.Command(),
    YoloSample.Command(),
    RcnnSample.Command(),
    StyleSample.Command(),
    FastTrainingSample.Command(),
    FastSample.Command(),
    DreamSample.Command(),
};

try
{
    // The samples answer Ctrl-C themselves, and what goes wrong with a file is told in one line.
    return root.Parse(args).Invoke(new InvocationConfiguration { ProcessTerminationTimeout = null, EnableDefaultExceptionHandler = false });
}
catch (Exception exception) when (exception is IOException or InvalidDataException or UnauthorizedAccessException
    or NonFiniteLossException or UnsupportedModelException)
{
    Console.Error.WriteLine(exception.Message);
    return 1;
}
