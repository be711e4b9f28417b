await Engines.Tests.Support.Functions.TestFunction.RunAsync();
