using System.CommandLine;
using Samples.Faces;
using Samples.FacesVerify;
using Samples.OneShot;
using Samples.Training;

return SampleProgram.Run(new RootCommand("Distances that are learned: faces found and recognized, and the same with clothes and digits.")
{
    FacesSample.Command(),
    FacesVerifySample.Command(),
    OneShotSample.Command(),
}, args);
