process.stderr.write('loopgain: the command line is not built yet\n');
process.exitCode = 1;
