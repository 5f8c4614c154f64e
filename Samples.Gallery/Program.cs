using System.CommandLine;
using Samples.Family;
using Samples.Gallery;
using Samples.Training;

return SampleProgram.Run(new RootCommand("The classic networks: their sizes and times, and small ones trained by one recipe.")
{
    ClassicSample.Command(),
    CompareSample.Command(),
}, args);
